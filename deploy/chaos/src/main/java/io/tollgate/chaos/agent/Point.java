package io.tollgate.chaos.agent;

import java.util.Arrays;
import java.util.List;

/// A named point of a gateway's work, as a method that is entered or left there.
public enum Point {
    AFTER_RESERVE("gateway/relay/Attempts", "run", Edge.ENTRY),
    BEFORE_THE_STREAM("gateway/relay/StreamRelay", "run", Edge.ENTRY),
    IN_MID_STREAM("gateway/relay/StreamRelay", "chunk", Edge.EXIT),
    BEFORE_SETTLE("gateway/relay/Settling", "settle", Edge.ENTRY),
    AFTER_SETTLE("gateway/relay/Endings", "stream", Edge.ENTRY),
    AFTER_A_PLAIN_SETTLE("gateway/relay/Endings", "plain", Edge.ENTRY),
    BEFORE_THE_COMMIT("billing/flush/Booking", "book", Edge.EXIT),
    BEFORE_THE_ACKNOWLEDGE("billing/shard/ShardUpkeep", "trim", Edge.ENTRY),
    WHILE_HANDING_IN("billing/recovery/HandIns", "confirm", Edge.ENTRY),
    WHILE_REBUILDING("billing/shard/ShardUpkeep", "open", Edge.EXIT);

    enum Edge {
        ENTRY,
        EXIT
    }

    private final String type;
    private final String method;
    private final Edge edge;

    Point(String type, String method, Edge edge) {
        this.type = "io/tollgate/" + type;
        this.method = method;
        this.edge = edge;
    }

    /// Those in a class.
    static List<Point> in(String internalName) {
        return Arrays.stream(values()).filter(point -> point.type.equals(internalName)).toList();
    }

    boolean isIn(String methodName) {
        return method.equals(methodName);
    }

    boolean isAt(Edge wanted) {
        return edge == wanted;
    }
}

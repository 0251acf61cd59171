package io.tollgate.gateway.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Reads an object and hands out its members' values as outlines; of the arrays named to it each
/// element for itself, so that however long such an array is, one element is held at a time.
public final class OutlineReader implements JsonSink {
    /// Takes what is read, in the order of the text.
    public interface Taker {
        /// A member that is not one of those arrays.
        void member(String key, Outline value);

        /// One of the arrays whose elements come one by one begins.
        default void array(String key) {}

        /// An element of one of those arrays.
        ///
        /// @param index in the array of that name, from 0
        void element(String key, int index, Outline value);
    }

    private final Taker taker;
    private final Set<String> arrays;
    private final Set<String> whole;
    private final int maxValues;
    private final Deque<Open> open = new ArrayDeque<>();
    private int depth;
    private String rootKey = "";
    private boolean inArray;
    private int index;
    private int values;
    private int wholeDepth;
    private long wholeFrom;
    private boolean tooLarge;

    private static final class Open {
        private final boolean object;
        private final long from;
        private final Map<String, Outline> members = new HashMap<>();
        private final List<Outline> elements = new ArrayList<>();
        private String key = "";

        Open(boolean object, long from) {
            this.object = object;
            this.from = from;
        }

        void add(Outline value) {
            if (object) {
                members.put(key, value);
            } else {
                elements.add(value);
            }
        }

        Outline close(long end) {
            Span span = new Span(from, end);
            return object
                    ? new Outline.Members(span, members)
                    : new Outline.Elements(span, elements);
        }
    }

    /// @param arrays members whose elements come one by one
    /// @param whole keys, at whatever depth, whose objects and arrays are not looked into
    /// @param maxValues of one outline; of a larger one nothing is kept
    public OutlineReader(Taker taker, Set<String> arrays, Set<String> whole, int maxValues) {
        this.taker = taker;
        this.arrays = Set.copyOf(arrays);
        this.whole = Set.copyOf(whole);
        this.maxValues = maxValues;
    }

    /// Whether a value had more parts than the bound: then not all was handed out.
    public boolean isTooLarge() {
        return tooLarge;
    }

    /// Forgets everything: another text begins.
    public void reset() {
        open.clear();
        depth = 0;
        inArray = false;
        values = 0;
        wholeDepth = 0;
        tooLarge = false;
    }

    @Override
    public void open(boolean object, long at) {
        depth++;
        if (depth == 1) {
            return;
        }
        if (wholeDepth > 0) {
            wholeDepth++;
        } else if (depth == 2 && !object && arrays.contains(rootKey)) {
            inArray = true;
            index = 0;
            taker.array(rootKey);
        } else if (whole.contains(key())) {
            wholeDepth = 1;
            wholeFrom = at;
        } else {
            open.push(new Open(object, at));
        }
    }

    @Override
    public void close(boolean object, long end) {
        depth--;
        if (depth == 0) {
            return;
        }
        if (wholeDepth > 0) {
            wholeDepth--;
            if (wholeDepth == 0) {
                deliver(new Outline.Whole(new Span(wholeFrom, end), object));
            }
        } else if (depth == 1 && inArray) {
            inArray = false;
        } else {
            deliver(open.pop().close(end));
        }
    }

    @Override
    public void key(JsonText name, long from, long to) {
        if (depth == 1) {
            rootKey = name.string();
        } else if (wholeDepth == 0) {
            Objects.requireNonNull(open.peek()).key = name.string();
        }
    }

    @Override
    public void scalar(Scalar kind, JsonText text, long from, long to) {
        if (depth > 0 && wholeDepth == 0) {
            deliver(new Outline.Value(new Span(from, to), kind, text.string(), text.bytes()));
        }
    }

    private String key() {
        Open parent = open.peek();
        if (parent != null) {
            return parent.object ? parent.key : "";
        }
        return inArray ? "" : rootKey;
    }

    private void deliver(Outline value) {
        values++;
        tooLarge |= values > maxValues;
        Open parent = open.peek();
        if (parent != null) {
            if (!tooLarge) {
                parent.add(value);
            }
            return;
        }
        values = 0;
        if (tooLarge) {
            return;
        }
        if (inArray) {
            taker.element(rootKey, index, value);
            index++;
        } else {
            taker.member(rootKey, value);
        }
    }
}

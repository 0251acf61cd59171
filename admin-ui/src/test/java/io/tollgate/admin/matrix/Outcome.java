package io.tollgate.admin.matrix;

import io.restassured.response.Response;
import java.util.Set;

/// How a route receives a caller, as the table of rights has it.
enum Outcome {
    /// The route has done what it does, refused values included.
    IN("in"),
    /// To the sign-in.
    SIGN_IN("sign-in"),
    /// 401
    UNKNOWN("401"),
    /// 403
    FORBIDDEN("403"),
    /// 404
    HIDDEN("404");

    /// What a route answers that has looked at a request without refusing its caller.
    private static final Set<Integer> REACHED = Set.of(200, 201, 202, 204, 303, 400, 409, 410, 422);

    private final String name;

    Outcome(String name) {
        this.name = name;
    }

    static Outcome parse(String name) {
        for (Outcome outcome : values()) {
            if (outcome.name.equals(name)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("no outcome: " + name);
    }

    /// As the table writes it, or the bare status of an answer that nobody should get.
    static String of(Response answer) {
        int status = answer.statusCode();
        if (status == 303 && String.valueOf(answer.header("Location")).contains("/sign-in?back=")) {
            return SIGN_IN.name;
        }
        return REACHED.contains(status) ? IN.name : Integer.toString(status);
    }

    @Override
    public String toString() {
        return name;
    }
}

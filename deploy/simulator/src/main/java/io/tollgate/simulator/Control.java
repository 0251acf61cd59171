package io.tollgate.simulator;

import io.tollgate.simulator.account.Accounts;
import io.tollgate.simulator.account.BalanceOrder;
import io.tollgate.simulator.call.Limits;
import io.tollgate.simulator.dialect.Refusal;
import io.tollgate.simulator.journal.CallLog;
import io.tollgate.simulator.journal.Extent;
import io.tollgate.simulator.rule.Rule;
import io.tollgate.simulator.rule.RuleReading;
import io.tollgate.simulator.rule.Rules;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/// The routes below `/_sim`, with which tests steer the simulator and read its log.
final class Control {
    private final Vertx vertx;
    private final Rules rules;
    private final Limits limits;
    private final Accounts accounts;
    private final CallLog log;

    Control(Vertx vertx, Rules rules, Limits limits, Accounts accounts, CallLog log) {
        this.vertx = vertx;
        this.rules = rules;
        this.limits = limits;
        this.accounts = accounts;
        this.log = log;
    }

    void addRule(HttpServerRequest request, Buffer body) {
        switch (RuleReading.read(body.toString())) {
            case RuleReading.Unreadable(String reason) -> refuse(request, reason);
            case RuleReading.Understood(Rule rule) -> {
                if (rules.add(rule)) {
                    Router.json(request, 201, Buffer.buffer("{\"added\":true}"));
                } else {
                    refuse(request, "Too many rules stand already.");
                }
            }
        }
    }

    void clearRules(HttpServerRequest request) {
        rules.clear();
        limits.clear();
        request.response().setStatusCode(204).end();
    }

    void setBalance(HttpServerRequest request, Buffer body) {
        try {
            BalanceOrder order = BalanceOrder.read(body.toString());
            accounts.set(order.dialect(), order.credential(), order.balance());
            Router.json(request, 200, Buffer.buffer("{\"set\":true}"));
        } catch (IllegalArgumentException wrong) {
            refuse(request, String.valueOf(wrong.getMessage()));
        }
    }

    void clearBalances(HttpServerRequest request) {
        accounts.clear();
        request.response().setStatusCode(204).end();
    }

    void log(HttpServerRequest request) {
        String after = request.getParam("after", "");
        if (!after.matches("\\d{0,18}")) {
            refuse(request, "'after' must be a number of the log.");
            return;
        }
        Extent extent = log.after(after.isEmpty() ? 0 : Long.parseLong(after));
        new LogAnswer(vertx, request.response()).send(extent);
    }

    private static void refuse(HttpServerRequest request, String reason) {
        JsonObject error =
                new JsonObject()
                        .put("message", reason)
                        .put("type", Refusal.invalid("", null).type());
        Router.json(request, 400, new JsonObject().put("error", error).toBuffer());
    }
}

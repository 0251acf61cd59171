package io.tollgate.simulator;

import io.tollgate.simulator.account.Accounts;
import io.tollgate.simulator.account.Balance;
import io.tollgate.simulator.call.Calls;
import io.tollgate.simulator.call.Inquiries;
import io.tollgate.simulator.call.Limits;
import io.tollgate.simulator.dialect.Dialect;
import io.tollgate.simulator.dialect.Dialects;
import io.tollgate.simulator.journal.CallLog;
import io.tollgate.simulator.rule.Rule;
import io.tollgate.simulator.rule.RuleReading;
import io.tollgate.simulator.rule.Rules;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/// A running simulator. Safe for all threads; starting and closing block.
public final class Simulator implements AutoCloseable {
    private final Settings settings;
    private final Vertx vertx;
    private final CallLog log;
    private final Rules rules;
    private final Limits limits = new Limits();
    private final Accounts accounts = new Accounts();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final List<Dialect> dialects = Dialects.all(Clock.systemUTC());
    private final int port;

    private Simulator(Settings settings) {
        this.settings = settings;
        this.log = CallLog.open(settings.log());
        this.rules = new Rules(settings.rulesLimit());
        this.vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(settings.eventLoops())
                                .setFileSystemOptions(
                                        new FileSystemOptions()
                                                .setFileCachingEnabled(false)
                                                .setClassPathResolvingEnabled(false)));
        this.port = listen();
    }

    /// Starts on a loopback port, 0 for any free one, with a temporary log.
    public static Simulator start(int port) {
        return start(Settings.onPort(port));
    }

    /// Starts and returns when calls are answered. Throws [UncheckedIOException] with a message for
    /// people if the address or the log file cannot be had.
    public static Simulator start(Settings settings) {
        return new Simulator(settings);
    }

    public int port() {
        return port;
    }

    /// What precedes `/chat/completions` (`/v1/messages` for anthropic): an upstream's base URL.
    public URI baseUri(String dialect) {
        return dialects.stream()
                .filter(spoken -> spoken.name().equals(dialect))
                .findFirst()
                .map(spoken -> URI.create(origin() + spoken.basePath()))
                .orElseThrow(() -> new IllegalArgumentException("no dialect " + dialect));
    }

    /// Where the rules and the log are served over HTTP.
    public URI origin() {
        return URI.create("http://" + settings.bind() + ":" + port);
    }

    /// Adds a rule, written as for `POST /_sim/rules`.
    public void addRule(String json) {
        switch (RuleReading.read(json)) {
            case RuleReading.Understood(Rule rule) -> addRule(rule);
            case RuleReading.Unreadable(String reason) ->
                    throw new IllegalArgumentException(reason);
        }
    }

    public void addRule(Rule rule) {
        if (!rules.add(rule)) {
            throw new IllegalStateException("too many rules");
        }
    }

    public void clearRules() {
        rules.clear();
        limits.clear();
    }

    /// Sets what an account holds, as `POST /_sim/balance` does.
    public void setBalance(String dialect, String credential, Balance balance) {
        accounts.set(dialect, credential, balance);
    }

    /// The witness: every call that has ended, this run's and the file's earlier ones.
    public CallLog log() {
        return log;
    }

    /// Cuts running calls, logs them, and stops.
    @Override
    public void close() {
        stopping.set(true);
        vertx.close().toCompletionStage().toCompletableFuture().join();
        log.close();
    }

    private int listen() {
        try {
            return Listener.deploy(vertx, settings, this::router);
        } catch (CompletionException failure) {
            close();
            String reason =
                    failure.getCause() == null ? "unknown" : failure.getCause().getMessage();
            throw new UncheckedIOException(
                    new IOException(
                            "cannot listen on "
                                    + settings.bind()
                                    + ":"
                                    + settings.port()
                                    + " ("
                                    + reason
                                    + ")",
                            failure));
        }
    }

    private Router router(Vertx owner) {
        Calls calls = new Calls(owner, rules, limits, accounts, log, stopping);
        Inquiries inquiries = new Inquiries(owner, rules, accounts);
        Control control = new Control(owner, rules, limits, accounts, log);
        return new Router(dialects, calls, inquiries, control, settings.bodyLimitBytes());
    }
}

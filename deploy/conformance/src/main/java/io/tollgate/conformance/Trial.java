package io.tollgate.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.simulator.Simulator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Plays one case: the call without another route, the call with one, and the credential's state
/// after both.
final class Trial {
    private static final long STATE_NANOS = Duration.ofSeconds(10).toNanos();

    /// All of the simulator's invented accounts have it, and so has all that only operators know.
    private static final String SECRET = "4711";

    private final Shop shop;
    private final Simulator simulator;
    private final CredentialStates states;
    private final Case played;
    private final Row row;
    private final List<String> complaints = new ArrayList<>();

    Trial(Shop shop, Simulator simulator, CredentialStates states, Case played) {
        this.shop = shop;
        this.simulator = simulator;
        this.states = states;
        this.played = played;
        this.row = played.row();
    }

    Verdict run() throws InterruptedException {
        if (row.reachesTheProvider()) {
            simulator.addRule(played.rule(played.alone()));
            simulator.addRule(played.rule(played.first()));
        }
        try {
            Answer alone = shop.call(played.aloneModel(), row.form().isStream());
            // A rest may be short: it is looked for at once, its absence as late as possible.
            String state = row.leavesATrace() ? checkState(played.alone()) : "";
            Answer pair = shop.call(played.pairModel(), row.form().isStream());
            if (row.leavesATrace()) {
                String _ = checkState(played.first());
            }
            String charged = checkAlone(alone);
            String other = checkPair(pair);
            if (!row.leavesATrace()) {
                state = checkState(played.alone());
                String _ = checkState(played.first());
            }
            JsonNode error = alone.error();
            return new Verdict(
                    row,
                    List.of(
                            Integer.toString(alone.status()),
                            error.path("type").asText("-"),
                            error.path("code").asText("-"),
                            other,
                            charged,
                            state),
                    List.copyOf(complaints));
        } catch (IOException failure) {
            complaints.add(String.valueOf(failure.getMessage()));
            return new Verdict(row, List.of("", "", "", "", "", ""), List.copyOf(complaints));
        }
    }

    private String checkAlone(Answer answer) throws IOException, InterruptedException {
        expect("status", row.status(), answer.status());
        checkWords("alone", answer);
        JsonNode receipt = shop.receipt(answer.id());
        String amount = receipt.path("charge").path("amount").asText("none");
        if (row.succeeds()) {
            expect("whole", true, answer.whole());
            expect("charged", true, isPositive(amount));
            return amount;
        }
        JsonNode error = answer.error();
        expect("type", row.type(), error.path("type").asText());
        expect("code", row.code() == null ? "null" : row.code(), error.path("code").asText());
        for (String member : List.of("message", "type", "param", "code")) {
            expect("error has " + member, true, error.has(member));
        }
        expect("whole", false, answer.whole());
        expect("charged", row.breaksOff(), isPositive(amount));
        if (row.status() == 429 || row.status() >= 500) {
            expect("Retry-After", true, answer.retryAfter());
        }
        if (!row.breaksOff()) {
            expect("class", row.meaning(), receipt.path("attempts").path(0).path("class").asText());
        }
        expect("attempts alone", row.reachesTheProvider() ? 1L : 0L, attempts(answer));
        return amount;
    }

    private String checkPair(Answer answer) throws IOException, InterruptedException {
        checkWords("with another route", answer);
        JsonNode receipt = shop.receipt(answer.id());
        String amount = receipt.path("charge").path("amount").asText("none");
        long attempts = attempts(answer);
        if (row.failsOver()) {
            expect("answered by the other route", true, answer.whole());
            expect("charge of the other route", Shop.PRICE, amount);
            expect("attempts", row.reachesTheProvider() ? 2L : 1L, attempts);
            return answer.whole() ? "answers" : "fails";
        }
        expect("status with another route", row.status(), answer.status());
        expect("attempts", 1L, attempts);
        return attempts == 1 ? "not asked" : "asked";
    }

    /// As the witness counts them.
    private long attempts(Answer answer) {
        return simulator.log().read(0).stream()
                .flatMap(call -> Stream.ofNullable(call.call()))
                .filter(call -> call.startsWith(answer.id() + "/"))
                .count();
    }

    private void checkWords(String where, Answer answer) {
        String text = answer.text();
        for (String telling : List.of(SECRET, "org-", "://", "Anthropic", "OpenAI", "DeepSeek")) {
            if (text.contains(telling)) {
                complaints.add(where + ": the caller reads '" + telling + "' in " + text);
            }
        }
    }

    /// Polls: the gateway writes states down beside the calls.
    private String checkState(Place place) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + STATE_NANOS;
        CredentialStates.State state = states.of(place);
        while (!isExpected(state) && System.nanoTime() < deadline) {
            Thread.sleep(100);
            state = states.of(place);
        }
        if (!isExpected(state)) {
            complaints.add(
                    "credential: " + state.text() + " " + state.until() + ", not " + row.states());
        }
        return state.text();
    }

    private boolean isExpected(CredentialStates.State state) {
        return row.states().contains(state.text()) && endsInTime(state);
    }

    /// Where the provider said when its limit ends, that counts.
    private boolean endsInTime(CredentialStates.State state) {
        long least;
        long most;
        if (row.rule().contains("reset_after_s")) {
            least = 7_000;
            most = 7_300;
        } else if (row.rule().contains("retry-after")) {
            least = 500;
            most = 700;
        } else {
            return true;
        }
        Instant until = state.until();
        long seconds = until == null ? 0 : Duration.between(Instant.now(), until).toSeconds();
        return seconds > least && seconds < most;
    }

    private static boolean isPositive(String amount) {
        return amount.matches("\\d+\\.\\d+") && !amount.matches("0+\\.0+");
    }

    private void expect(String what, Object wanted, Object got) {
        if (!wanted.equals(got)) {
            complaints.add(what + ": " + got + ", not " + wanted);
        }
    }
}

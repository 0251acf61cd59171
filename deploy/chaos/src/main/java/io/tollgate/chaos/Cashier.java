package io.tollgate.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Grants and refunds one after the other, each repeated with its key until it is answered.
final class Cashier {
    private static final int CREATED = 201;
    private static final int SERVER_FAULT = 500;
    private static final long PAUSE_MILLIS = 100;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final Api api;
    private final String tenant;
    private final Map<String, Boolean> booked = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean over;

    private Cashier(Api api, String tenant) {
        this.api = api;
        this.tenant = tenant;
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    static Cashier begin(Api api, String tenant) {
        Cashier cashier = new Cashier(api, tenant);
        cashier.thread.start();
        return cashier;
    }

    private void run() {
        try {
            for (int n = 0; !over; n++) {
                move(n % 2 == 0 ? "grant" : "refund", n % 2 == 0 ? "0.5" : "0.25");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void move(String kind, String amount) throws InterruptedException {
        String reference = UUID.randomUUID().toString();
        Map<String, String> body = new LinkedHashMap<>();
        body.put("kind", kind);
        body.put("amount", amount);
        body.put("reference", reference);
        int status = SERVER_FAULT;
        while (status >= SERVER_FAULT) {
            try {
                status = api.tryPost("/tenants/" + tenant + "/credits", body, reference);
            } catch (IOException away) {
                status = SERVER_FAULT;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        booked.put(reference, status == CREATED);
    }

    /// Ends when this many more have been answered.
    void awaitDone(int more) throws InterruptedException {
        int target = booked.size() + more;
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (booked.size() < target) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no credit is answered any more");
            }
            Thread.sleep(20);
        }
    }

    /// Throws if the ledger says otherwise than the answers did.
    void end() throws IOException, InterruptedException {
        over = true;
        thread.join();
        Map<String, Integer> entered = new LinkedHashMap<>();
        for (JsonNode transaction : api.list("/tenants/" + tenant + "/ledger")) {
            entered.merge(transaction.path("reference").asText(), 1, Integer::sum);
        }
        booked.forEach((reference, isBooked) -> {
            int times = entered.getOrDefault(reference, 0);
            if (times != (isBooked ? 1 : 0)) {
                throw new IllegalStateException(
                        "credit %s: answered %s, booked %d times"
                                .formatted(reference, isBooked ? "created" : "refused", times));
            }
        });
    }
}

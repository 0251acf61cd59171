package io.tollgate.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.standalone.console.ManagementApi;
import io.tollgate.standalone.home.Refusal;
import java.io.PrintStream;

/// Three companies with thirty days of usage, made and removed by the running console.
record DemoData(Settings settings, String managementKey) {
    private static final String PATH = "/ops/demo-data";

    /// Makes what is missing of them, and says so in a sentence.
    ///
    /// @throws Refusal if the console refuses
    String make() {
        try (ManagementApi api = api()) {
            JsonNode made = api.work("POST", PATH);
            return "Demonstration data is there: three companies, thirty days (%d calls booked now). Remove it with ./tollgate demo-data remove"
                    .formatted(made.path("calls").asInt());
        }
    }

    /// Takes them out of the books.
    ///
    /// @throws Refusal if the console does not answer or refuses
    void remove(PrintStream out) {
        try (ManagementApi api = api()) {
            JsonNode _ = api.work("DELETE", PATH);
        }
        out.println(
                "Demonstration data is removed: its keys are revoked, its tenants closed, and their"
                        + " sums taken back in the ledger.");
    }

    private ManagementApi api() {
        return new ManagementApi(settings.url(settings.consolePort()), managementKey);
    }

    /// The key of a product that runs.
    static DemoData ofRunning(Settings settings) {
        return new DemoData(settings, Recover.managementKey(settings));
    }
}

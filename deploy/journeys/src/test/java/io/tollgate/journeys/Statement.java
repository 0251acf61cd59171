package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// What the ledger says of a tenant whose first month this is, by the management API; and the
/// month's statement held against it, to the nano.
///
/// @param credited what was paid in
/// @param usage what calls were charged, negative
record Statement(BigDecimal credited, BigDecimal usage) {
    static Statement ofLedger(Product product, String tenant) {
        List<JsonNode> transactions = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    product.operator()
                            .get("/tenants/" + tenant + "/ledger?limit=200" + cursor)
                            .json();
            page.path("data").forEach(transactions::add);
            String next = page.path("next_cursor").asText("");
            cursor = next.isEmpty() || next.equals("null") ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return new Statement(
                transactions.stream()
                        .filter(one -> !isUsage(one))
                        .map(Statement::credit)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                transactions.stream()
                        .filter(Statement::isUsage)
                        .map(Statement::credit)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static boolean isUsage(JsonNode transaction) {
        return transaction.path("kind").asText().equals("usage");
    }

    /// What a transaction did to the tenant's credit.
    private static BigDecimal credit(JsonNode transaction) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode entry : transaction.path("entries")) {
            if (entry.path("account").asText().equals("credit")) {
                sum = sum.add(new BigDecimal(entry.path("amount").path("amount").asText()));
            }
        }
        return sum;
    }

    BigDecimal closing() {
        return credited.add(usage);
    }

    /// Lines begin with their kind and end with an amount and its currency.
    void isThatOfCsv(byte[] file) {
        List<String[]> lines =
                new String(file, StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .toList();
        assertThat(sum(lines, "movement")).isEqualByComparingTo(credited);
        assertThat(sum(lines, "usage")).isEqualByComparingTo(usage);
        assertThat(sum(lines, "usage_total")).isEqualByComparingTo(usage.negate());
        assertThat(sum(lines, "closing")).isEqualByComparingTo(closing());
    }

    private static BigDecimal sum(List<String[]> lines, String kind) {
        return lines.stream()
                .filter(fields -> fields[0].equals(kind))
                .map(fields -> new BigDecimal(fields[fields.length - 2]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void isThatOfPdf(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            List<String> lines = new PDFTextStripper().getText(document).lines().toList();
            assertThat(lines)
                    .contains("Closing balance " + closing().toPlainString())
                    .contains("Usage total " + usage.negate().toPlainString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.tollgate.admin.prices;

import io.tollgate.admin.kit.MoneyText;
import io.tollgate.admin.kit.Numbers;
import io.tollgate.admin.kit.Percent;
import io.tollgate.admin.kit.Words;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.pricing.KindMargin;
import io.tollgate.billing.pricing.NewPriceTable;
import io.tollgate.billing.pricing.PriceBook;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PriceScope;
import io.tollgate.billing.pricing.PricedModel;
import io.tollgate.billing.pricing.Replay;
import io.tollgate.billing.pricing.RouteMargin;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts the preview of a price table into words. Blocks on PostgreSQL.
@ApplicationScoped
class DescribePreview {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration LAST_DAYS = Duration.ofDays(7);

    private final Upstreams upstreams;
    private final Replay replay;
    private final Words words;
    private final Clock clock;

    DescribePreview(Upstreams upstreams, Replay replay, Words words, Clock clock) {
        this.upstreams = upstreams;
        this.replay = replay;
        this.words = words;
        this.clock = clock;
    }

    PricePreview describe(AddPriceTable.Preview preview) {
        Map<UpstreamId, String> names =
                upstreams.all().stream().collect(Collectors.toMap(Upstream::id, Upstream::name));
        List<PricePreview.Line> lines = new ArrayList<>();
        if (preview.table().scope() instanceof PriceScope.Retail) {
            lines.addAll(retail(preview));
        }
        preview.margins().forEach(margin -> lines.add(line(preview, margin, names)));
        return new PricePreview(
                MOMENT.format(preview.table().effectiveFrom()),
                lines,
                preview.losses().stream()
                        .flatMap(margin ->
                                margin.losses().stream().map(loss -> sentence(margin, loss, names)))
                        .toList(),
                replayed(preview.table()));
    }

    private PricePreview.Line line(
            AddPriceTable.Preview preview, RouteMargin margin, Map<UpstreamId, String> names) {
        Instant moment = preview.table().effectiveFrom();
        boolean known = margin.known() == RouteMargin.Known.YES;
        Optional<PricedModel> sell = preview.book().sell(margin.rateCard(), margin.model(), moment);
        return new PricePreview.Line(
                margin.model().value(),
                names.getOrDefault(margin.route().upstream(), "")
                        + " "
                        + margin.route().upstreamModel(),
                preview.present()
                        .sell(margin.rateCard(), margin.model(), moment)
                        .map(model -> pair(model, moment))
                        .orElse(null),
                sell.map(model -> pair(model, moment)).orElse(null),
                preview.book()
                        .wholesale(
                                margin.route().upstream(), margin.route().upstreamModel(), moment)
                        .map(model -> pair(model, moment))
                        .orElse(null),
                known ? percents(margin.usual()) : null,
                margin.isBelowCost(),
                note(margin.known()),
                sell.map(model -> against(preview.book(), margin.model(), model, moment))
                        .orElse(null));
    }

    /// A list price changes nobody's margin, but how far below it we sell.
    private List<PricePreview.Line> retail(AddPriceTable.Preview preview) {
        Instant moment = preview.table().effectiveFrom();
        return preview.table().lines().stream()
                .map(PriceLine::model)
                .distinct()
                .map(name -> {
                    ModelId model = new ModelId(name);
                    Optional<PricedModel> sell =
                            preview.book().sell(NewTenant.USUAL_RATE_CARD, model, moment);
                    return new PricePreview.Line(
                            name,
                            null,
                            null,
                            sell.map(one -> pair(one, moment)).orElse(null),
                            null,
                            null,
                            false,
                            sell.isPresent() ? null : said().notForSale(),
                            sell.map(one -> against(preview.book(), model, one, moment))
                                    .orElse(null));
                })
                .toList();
    }

    private @Nullable String note(RouteMargin.Known known) {
        return switch (known) {
            case YES -> null;
            case NO_COST -> said().unknownCost();
            case OTHER_CURRENCY -> said().otherCurrency();
        };
    }

    private static @Nullable String against(
            PriceBook book, ModelId model, PricedModel sell, Instant moment) {
        PricedModel retail = book.retail(model, moment).orElse(null);
        if (retail == null || !retail.currency().equals(sell.currency())) {
            return null;
        }
        PriceLine list = retail.choose(moment, 0);
        PriceLine ours = sell.choose(moment, 0);
        return percents(
                List.of(
                        new KindMargin(
                                "input",
                                0,
                                list.input().nanosPerMillion(),
                                ours.input().nanosPerMillion()),
                        new KindMargin(
                                "output",
                                0,
                                list.output().nanosPerMillion(),
                                ours.output().nanosPerMillion())));
    }

    private String sentence(RouteMargin margin, KindMargin loss, Map<UpstreamId, String> names) {
        PriceUnit unit = PriceUnit.valueOf(loss.kind().toUpperCase(Locale.ROOT));
        String sentence =
                said().loss(
                                margin.model().value(),
                                names.getOrDefault(margin.route().upstream(), ""),
                                said().unit(unit),
                                money(loss.sellNanos(), margin.currency()),
                                money(loss.costNanos(), margin.currency()));
        return loss.contextFrom() == 0
                ? sentence
                : said().lossFrom(sentence, Numbers.grouped(loss.contextFrom()));
    }

    private @Nullable String replayed(NewPriceTable table) {
        return replay.since(clock.instant().minus(LAST_DAYS), table)
                .map(result -> {
                    String then = MoneyText.of(result.then()).toString();
                    String would = MoneyText.of(result.would()).toString();
                    return table.scope() instanceof PriceScope.Wholesale
                            ? said().replayCost(then, would)
                            : said().replay(then, would);
                })
                .orElse(null);
    }

    private static String pair(PricedModel model, Instant moment) {
        PriceLine line = model.choose(moment, 0);
        return PriceForm.plain(line.input().nanosPerMillion())
                + " / "
                + PriceForm.plain(line.output().nanosPerMillion())
                + " "
                + model.currency().getCurrencyCode();
    }

    private static String percents(List<KindMargin> kinds) {
        return kinds.stream()
                .map(KindMargin::permille)
                .map(permille -> permille == null ? "—" : Percent.of(permille))
                .collect(Collectors.joining(" / "));
    }

    private static String money(long nanos, Currency currency) {
        return MoneyText.exact(new Money(nanos, currency)).toString();
    }

    private PricesWords said() {
        return words.in(PricesWords.class);
    }
}

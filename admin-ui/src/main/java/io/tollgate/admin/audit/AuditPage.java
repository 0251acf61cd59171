package io.tollgate.admin.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.catalog.audit.AuditEntry;
import io.tollgate.catalog.audit.AuditId;
import io.tollgate.catalog.audit.AuditLog;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The audit log as sentences, newest first.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class AuditPage {
    private static final String HERE = Place.AUDIT.ofOperator();

    private final AuditLog log;
    private final AuditNames names;
    private final ConsoleLimits limits;
    private final Frames frames;
    private final Words words;

    AuditPage(AuditLog log, AuditNames names, ConsoleLimits limits, Frames frames, Words words) {
        this.log = log;
        this.names = names;
        this.limits = limits;
        this.frames = frames;
        this.words = words;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance audit(Frame frame, Shown page);
    }

    record Line(AuditEntry entry, String sentence, List<FieldChange> changes) {}

    record Shown(
            List<Line> lines,
            List<Form.Option> actors,
            String actor,
            String target,
            @Nullable String first,
            @Nullable String next) {
        public boolean isFiltered() {
            return !actor.isEmpty() || !target.isEmpty();
        }
    }

    @GET
    @Path("audit")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public TemplateInstance list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("target") @Nullable String target,
            @BeanParam PageQuery query) {
        String who = actor == null ? "" : actor.strip();
        String what = target == null ? "" : target.strip();
        int rows = query.rows(limits);
        List<AuditEntry> found = log.search(who, what, rows + 1, query.after(AuditId::parse));
        AuditWords said = words.in(AuditWords.class);
        AuditNames.Known known = names.of(found, said);
        Page<Line> page = Page.of(found, rows, AuditEntry::id, entry -> line(entry, known, said));
        String here = HERE + "?actor=" + part(who) + "&target=" + part(what);
        return Pages.audit(
                frames.operator(Place.AUDIT),
                new Shown(
                        page.data(),
                        actors(said),
                        who,
                        what,
                        query.cursor() == null ? null : here,
                        page.nextCursor() == null ? null : here + "&cursor=" + page.nextCursor()));
    }

    private List<Form.Option> actors(AuditWords said) {
        return log.actors().stream()
                .map(actor -> new Form.Option(actor, names.name(actor, said)))
                .sorted(Comparator.comparing(Form.Option::label))
                .toList();
    }

    private static Line line(AuditEntry entry, AuditNames.Known known, AuditWords said) {
        return new Line(
                entry,
                Sentence.of(entry, known, said),
                FieldChange.between(entry.before(), entry.after()));
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

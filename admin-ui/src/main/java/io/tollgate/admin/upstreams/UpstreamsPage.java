package io.tollgate.admin.upstreams;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Complaints;
import io.tollgate.admin.kit.Flash;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Forms;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.ThingWords;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.once.Once;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.account.AccountMarks;
import io.tollgate.catalog.upstream.CredentialInfo;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// All upstreams, and a new one.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class UpstreamsPage {
    private static final String HERE = Place.UPSTREAMS.ofOperator();
    private static final String FORM = "upstream";

    private final Upstreams upstreams;
    private final Credentials credentials;
    private final ChangeUpstreams change;
    private final Once once;
    private final CurrentCaller caller;
    private final Frames frames;
    private final Forms forms;
    private final Words words;
    private final Answers answers;

    UpstreamsPage(
            Upstreams upstreams,
            Credentials credentials,
            ChangeUpstreams change,
            Once once,
            CurrentCaller caller,
            Frames frames,
            Forms forms,
            Words words,
            Answers answers) {
        this.upstreams = upstreams;
        this.credentials = credentials;
        this.change = change;
        this.once = once;
        this.caller = caller;
        this.frames = frames;
        this.forms = forms;
        this.words = words;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance upstreams(Frame frame, List<Line> lines, boolean mayEdit);

        static native TemplateInstance newUpstream(
                Frame frame, Form form, List<Form.Option> dialects);
    }

    /// @param credentials how many are active
    record Line(Upstream upstream, long credentials) {}

    @GET
    @Path("upstreams")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public TemplateInstance list() {
        return Pages.upstreams(
                frames.operator(Place.UPSTREAMS),
                upstreams.all().stream()
                        .map(upstream ->
                                new Line(
                                        upstream,
                                        credentials.list(upstream.id()).stream()
                                                .filter(CredentialInfo::active)
                                                .count()))
                        .toList(),
                caller.may(AllowedTo.Audience.ADMINS));
    }

    @GET
    @Path("upstreams/new")
    @Operation(hidden = true)
    public TemplateInstance fresh() {
        return form(
                UpstreamForm.of(
                        Once.numbered(forms.fresh(FORM))
                                .or("disconnect", "drain")
                                .or("active", "true"),
                        (AccountMarks) null));
    }

    @POST
    @Path("upstreams/new")
    @Operation(hidden = true)
    public Response create(MultivaluedMap<String, String> sent) {
        Form form = Form.typed(FORM, sent);
        UpstreamsWords said = words.in(UpstreamsWords.class);
        try {
            UpstreamBody body = UpstreamForm.upstream(form);
            return switch (once.act(
                    form.text(Once.FIELD),
                    body.toString(),
                    () -> change.create(body),
                    Upstream::id)) {
                case Once.Outcome.Done<Upstream>(Upstream made) ->
                        answers.seeOther(
                                HERE + "/" + made.id(), Flash.ok(said.created(made.name())));
                case Once.Outcome.Before<Upstream>(String id) -> answers.seeOther(HERE + "/" + id);
                case Once.Outcome.Reused<Upstream>() ->
                        answers.refused(
                                form(
                                        Once.renumbered(form)
                                                .refused(words.in(ThingWords.class).sentBefore())));
            };
        } catch (Refused fault) {
            return answers.refused(
                    form(Complaints.at(form, fault, UpstreamFault.class, said::fault)));
        }
    }

    private TemplateInstance form(Form form) {
        return Pages.newUpstream(frames.operator(Place.UPSTREAMS), form, dialects());
    }

    static List<Form.Option> dialects() {
        return Arrays.stream(DialectName.values())
                .map(DialectName::wire)
                .map(name -> new Form.Option(name, name))
                .toList();
    }
}

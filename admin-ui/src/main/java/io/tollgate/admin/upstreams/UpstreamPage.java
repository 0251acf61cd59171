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
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// One upstream with its credentials.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class UpstreamPage {
    private static final String FORM = "upstream";
    private static final String DELETION = "delete";

    private final Upstreams upstreams;
    private final Models models;
    private final ChangeUpstreams change;
    private final ReadUpstreams read;
    private final RunTest test;
    private final CurrentCaller caller;
    private final Frames frames;
    private final Forms forms;
    private final Words words;
    private final Answers answers;

    UpstreamPage(
            Upstreams upstreams,
            Models models,
            ChangeUpstreams change,
            ReadUpstreams read,
            RunTest test,
            CurrentCaller caller,
            Frames frames,
            Forms forms,
            Words words,
            Answers answers) {
        this.upstreams = upstreams;
        this.models = models;
        this.change = change;
        this.read = read;
        this.test = test;
        this.caller = caller;
        this.frames = frames;
        this.forms = forms;
        this.words = words;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance upstream(Frame frame, Shown page);

        static native TemplateInstance editUpstream(
                Frame frame, Upstream upstream, Form form, List<Form.Option> dialects);

        static native TemplateInstance deleteUpstream(Frame frame, Upstream upstream, Form form);
    }

    /// @param facts as the API has them
    /// @param test what a test has just shown; null without one
    record Shown(
            Upstream upstream,
            UpstreamView facts,
            List<CredentialView> credentials,
            @Nullable TestView test,
            List<Model> models,
            boolean mayEdit,
            boolean mayPrice) {
        public boolean usable() {
            return credentials.stream().anyMatch(CredentialView::active);
        }
    }

    @GET
    @Path("upstreams/{id}")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public TemplateInstance show(@PathParam("id") UpstreamId id) {
        return show(id, null);
    }

    /// Shows what the test has shown; it changes nothing but what it learns.
    @POST
    @Path("upstreams/{id}/test")
    @Operation(hidden = true)
    public TemplateInstance test(@PathParam("id") UpstreamId id) {
        return show(id, test.run(id));
    }

    private TemplateInstance show(UpstreamId id, @Nullable TestView tested) {
        UpstreamView facts = read.whole(id);
        List<CredentialView> credentials = facts.credentials();
        return Pages.upstream(
                frames.operator(Place.UPSTREAMS),
                new Shown(
                        upstream(id),
                        facts,
                        credentials == null ? List.of() : credentials,
                        tested,
                        models.all().stream().filter(model -> isRouted(model, id)).toList(),
                        caller.may(AllowedTo.Audience.ADMINS),
                        caller.may(AllowedTo.Audience.MONEY)));
    }

    @GET
    @Path("upstreams/{id}/edit")
    @Operation(hidden = true)
    public TemplateInstance edit(@PathParam("id") UpstreamId id) {
        Upstream upstream = upstream(id);
        return editor(
                upstream,
                UpstreamForm.of(UpstreamForm.of(forms.fresh(FORM), upstream), read.marks(id)));
    }

    @POST
    @Path("upstreams/{id}/edit")
    @Operation(hidden = true)
    public Response save(@PathParam("id") UpstreamId id, MultivaluedMap<String, String> sent) {
        Upstream upstream = upstream(id);
        Form form = Form.typed(FORM, sent).with("name", upstream.name());
        UpstreamsWords said = words.in(UpstreamsWords.class);
        try {
            Upstream saved = change.change(id, UpstreamForm.upstream(form));
            return answers.seeOther(path(saved.id()), Flash.ok(words.in(ThingWords.class).saved()));
        } catch (Refused fault) {
            return answers.refused(
                    editor(upstream, Complaints.at(form, fault, UpstreamFault.class, said::fault)));
        }
    }

    @GET
    @Path("upstreams/{id}/delete")
    @Operation(hidden = true)
    public TemplateInstance ask(@PathParam("id") UpstreamId id) {
        return question(upstream(id), Form.named(DELETION));
    }

    @POST
    @Path("upstreams/{id}/delete")
    @Operation(hidden = true)
    public Response delete(@PathParam("id") UpstreamId id) {
        Upstream upstream = upstream(id);
        UpstreamsWords said = words.in(UpstreamsWords.class);
        try {
            change.delete(id);
            return answers.seeOther(
                    Place.UPSTREAMS.ofOperator(),
                    Flash.ok(words.in(ThingWords.class).deleted(upstream.name())));
        } catch (Refused fault) {
            return answers.refused(
                    question(
                            upstream,
                            Complaints.at(
                                    Form.named(DELETION),
                                    fault,
                                    UpstreamFault.class,
                                    said::fault)));
        }
    }

    private TemplateInstance editor(Upstream upstream, Form form) {
        return Pages.editUpstream(
                frames.operator(Place.UPSTREAMS), upstream, form, UpstreamsPage.dialects());
    }

    private TemplateInstance question(Upstream upstream, Form form) {
        return Pages.deleteUpstream(frames.operator(Place.UPSTREAMS), upstream, form);
    }

    private Upstream upstream(UpstreamId id) {
        return upstreams.find(id).orElseThrow(() -> Refused.notFound(ChangeUpstreams.THING));
    }

    private static boolean isRouted(Model model, UpstreamId id) {
        return model.routes().stream().anyMatch(route -> route.upstream().equals(id));
    }

    static String path(UpstreamId id) {
        return Place.UPSTREAMS.ofOperator() + "/" + id;
    }
}

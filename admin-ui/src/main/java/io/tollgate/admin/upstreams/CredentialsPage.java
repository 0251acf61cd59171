package io.tollgate.admin.upstreams;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.Proven;
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
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.CredentialInfo;
import io.tollgate.catalog.upstream.Credentials;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/// An upstream's credentials: their secrets go in and never come out.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class CredentialsPage {
    private static final String FORM = "credential";

    private final Upstreams upstreams;
    private final Credentials credentials;
    private final ChangeCredentials change;
    private final Once once;
    private final Frames frames;
    private final Forms forms;
    private final Words words;
    private final Answers answers;

    CredentialsPage(
            Upstreams upstreams,
            Credentials credentials,
            ChangeCredentials change,
            Once once,
            Frames frames,
            Forms forms,
            Words words,
            Answers answers) {
        this.upstreams = upstreams;
        this.credentials = credentials;
        this.change = change;
        this.once = once;
        this.frames = frames;
        this.forms = forms;
        this.words = words;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance newCredential(Frame frame, Upstream upstream, Form form);

        static native TemplateInstance editCredential(
                Frame frame, Upstream upstream, CredentialInfo credential, Form form);

        static native TemplateInstance deleteCredential(
                Frame frame, Upstream upstream, CredentialInfo credential, Form form);
    }

    @GET
    @Path("upstreams/{id}/credentials/new")
    @Proven
    @Operation(hidden = true)
    public TemplateInstance fresh(@PathParam("id") UpstreamId id) {
        return form(
                upstream(id),
                Once.numbered(forms.fresh(FORM))
                        .or("name", "main")
                        .or("weight", "1")
                        .or("active", "true"));
    }

    @POST
    @Path("upstreams/{id}/credentials/new")
    @Proven
    @Operation(hidden = true)
    public Response add(@PathParam("id") UpstreamId id, MultivaluedMap<String, String> sent) {
        Upstream upstream = upstream(id);
        Form form = Form.typed(FORM, sent);
        UpstreamsWords said = words.in(UpstreamsWords.class);
        try {
            CredentialBody body = UpstreamForm.credential(form);
            return switch (once.act(
                    form.text(Once.FIELD),
                    id + " " + body,
                    () -> change.add(id, body),
                    CredentialInfo::id)) {
                case Once.Outcome.Done<CredentialInfo>(CredentialInfo made) ->
                        answers.seeOther(UpstreamPage.path(id), Flash.ok(said.added(made.name())));
                case Once.Outcome.Before<CredentialInfo>(String before) ->
                        answers.seeOther(UpstreamPage.path(id));
                case Once.Outcome.Reused<CredentialInfo>() ->
                        answers.refused(
                                form(
                                        upstream,
                                        Once.renumbered(form)
                                                .refused(words.in(ThingWords.class).sentBefore())));
            };
        } catch (Refused fault) {
            return answers.refused(form(upstream, complaint(form, fault, said)));
        }
    }

    @GET
    @Path("credentials/{id}")
    @Proven
    @Operation(hidden = true)
    public TemplateInstance edit(@PathParam("id") CredentialId id) {
        CredentialInfo credential = credential(id);
        return editor(credential, UpstreamForm.of(forms.fresh(FORM), credential));
    }

    @POST
    @Path("credentials/{id}")
    @Proven
    @Operation(hidden = true)
    public Response save(@PathParam("id") CredentialId id, MultivaluedMap<String, String> sent) {
        CredentialInfo credential = credential(id);
        Form form = Form.typed(FORM, sent);
        UpstreamsWords said = words.in(UpstreamsWords.class);
        try {
            CredentialInfo saved = change.change(id, UpstreamForm.credential(form));
            return answers.seeOther(
                    UpstreamPage.path(saved.upstream()),
                    Flash.ok(words.in(ThingWords.class).saved()));
        } catch (Refused fault) {
            return answers.refused(editor(credential, complaint(form, fault, said)));
        }
    }

    @GET
    @Path("credentials/{id}/delete")
    @Operation(hidden = true)
    public TemplateInstance ask(@PathParam("id") CredentialId id) {
        CredentialInfo credential = credential(id);
        return Pages.deleteCredential(
                frames.operator(Place.UPSTREAMS),
                upstream(credential.upstream()),
                credential,
                Form.named("delete"));
    }

    @POST
    @Path("credentials/{id}/delete")
    @Operation(hidden = true)
    public Response delete(@PathParam("id") CredentialId id) {
        CredentialInfo credential = credential(id);
        change.delete(id);
        return answers.seeOther(
                UpstreamPage.path(credential.upstream()),
                Flash.ok(words.in(ThingWords.class).deleted(credential.name())));
    }

    private TemplateInstance form(Upstream upstream, Form form) {
        return Pages.newCredential(frames.operator(Place.UPSTREAMS), upstream, form);
    }

    private TemplateInstance editor(CredentialInfo credential, Form form) {
        return Pages.editCredential(
                frames.operator(Place.UPSTREAMS),
                upstream(credential.upstream()),
                credential,
                form);
    }

    private static Form complaint(Form form, Refused fault, UpstreamsWords said) {
        return Complaints.at(form, fault, CredentialFault.class, said::credentialFault);
    }

    private Upstream upstream(UpstreamId id) {
        return upstreams.find(id).orElseThrow(() -> Refused.notFound(ChangeUpstreams.THING));
    }

    private CredentialInfo credential(CredentialId id) {
        return credentials.find(id).orElseThrow(() -> Refused.notFound("credential"));
    }
}

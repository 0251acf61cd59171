package io.tollgate.admin.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Forms;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// A page for each kind of guard, for tests to visit; no part of the product.
@Path("/guarded")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class GuardedPage {
    /// Forms that came through to a resource.
    static final AtomicInteger SAVED = new AtomicInteger();

    private final Frames frames;
    private final Forms forms;
    private final Answers answers;
    private final CurrentCaller caller;

    GuardedPage(Frames frames, Forms forms, Answers answers, CurrentCaller caller) {
        this.frames = frames;
        this.forms = forms;
        this.answers = answers;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "access")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance guarded(Frame frame, Form form, Form other, String actor);
    }

    @GET
    @AllowedTo(AllowedTo.Audience.SIGNED_IN)
    @Operation(hidden = true)
    public TemplateInstance show() {
        return Pages.guarded(
                frames.plain(), forms.fresh("note"), forms.fresh("other"), caller.get().actor());
    }

    @POST
    @AllowedTo(AllowedTo.Audience.SIGNED_IN)
    @Operation(hidden = true)
    public Response save(MultivaluedMap<String, String> sent) {
        return saved(sent);
    }

    @GET
    @Path("money")
    @Proven
    @AllowedTo(AllowedTo.Audience.SIGNED_IN)
    @Operation(hidden = true)
    public TemplateInstance money() {
        return show();
    }

    @POST
    @Path("money")
    @Proven
    @AllowedTo(AllowedTo.Audience.SIGNED_IN)
    @Operation(hidden = true)
    public Response pay(MultivaluedMap<String, String> sent) {
        return saved(sent);
    }

    @POST
    @Path("open")
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response open(MultivaluedMap<String, String> sent) {
        return saved(sent);
    }

    @GET
    @Path("admins")
    @Operation(hidden = true)
    public TemplateInstance admins() {
        return show();
    }

    @GET
    @Path("tenants/{tenant}")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    @Operation(hidden = true)
    public TemplateInstance tenant() {
        return show();
    }

    @GET
    @Path("tenants/{tenant}/keys")
    @AllowedTo(AllowedTo.Audience.KEYS)
    @Operation(hidden = true)
    public TemplateInstance keys() {
        return show();
    }

    private Response saved(MultivaluedMap<String, String> sent) {
        SAVED.incrementAndGet();
        return answers.seeOther(
                "/guarded?saved="
                        + URLEncoder.encode(
                                String.valueOf(sent.getFirst("note")), StandardCharsets.UTF_8));
    }
}

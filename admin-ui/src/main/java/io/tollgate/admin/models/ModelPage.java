package io.tollgate.admin.models;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.model.Routing;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// A model's form. Its id may have slashes, so it stands in the query.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class ModelPage {
    private static final String HERE = Place.MODELS.ofOperator();
    private static final String FORM = "model";

    private final Models models;
    private final Upstreams upstreams;
    private final ChangeModels change;
    private final Once once;
    private final Frames frames;
    private final Forms forms;
    private final Words words;
    private final Answers answers;

    ModelPage(
            Models models,
            Upstreams upstreams,
            ChangeModels change,
            Once once,
            Frames frames,
            Forms forms,
            Words words,
            Answers answers) {
        this.models = models;
        this.upstreams = upstreams;
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

        static native TemplateInstance model(Frame frame, Shown page);

        static native TemplateInstance deleteModel(Frame frame, Model model, Form form);
    }

    /// @param id null for a new model
    record Shown(
            @Nullable String id,
            Form form,
            List<ModelForm.Row> rows,
            List<Form.Option> upstreams,
            List<Form.Option> policies,
            boolean mayAddRow) {}

    @GET
    @Path("models/new")
    @Operation(hidden = true)
    public TemplateInstance fresh(@QueryParam("upstream") @Nullable String upstream) {
        Form form = ModelForm.fresh(forms.fresh(FORM), upstream);
        return show(null, Once.numbered(form));
    }

    @POST
    @Path("models/new")
    @Operation(hidden = true)
    public Response create(MultivaluedMap<String, String> sent) {
        Form form = Form.typed(FORM, sent);
        if (form.value("do").equals("more")) {
            return Response.ok(show(null, ModelForm.more(form))).build();
        }
        ModelsWords said = words.in(ModelsWords.class);
        try {
            ModelId id = newId(form);
            ModelBody body = ModelForm.body(form, id.value());
            return switch (once.act(
                    form.text(Once.FIELD),
                    id + " " + body,
                    () -> change.create(id, body),
                    Model::id)) {
                case Once.Outcome.Done<Model>(Model made) ->
                        answers.seeOther(HERE, Flash.ok(said.created(made.id().value())));
                case Once.Outcome.Before<Model>(String before) -> answers.seeOther(HERE);
                case Once.Outcome.Reused<Model>() ->
                        answers.refused(
                                show(
                                        null,
                                        Once.renumbered(form)
                                                .refused(words.in(ThingWords.class).sentBefore())));
            };
        } catch (Refused fault) {
            return answers.refused(show(null, complaint(form, fault)));
        }
    }

    @GET
    @Path("models/edit")
    @Operation(hidden = true)
    public Response edit(@QueryParam("id") @Nullable String id) {
        if (id == null) {
            return answers.seeOther(HERE);
        }
        Model model = model(id);
        return Response.ok(show(model.id(), ModelForm.of(forms.fresh(FORM), model))).build();
    }

    @POST
    @Path("models/edit")
    @Operation(hidden = true)
    public Response save(
            @QueryParam("id") @Nullable String id, MultivaluedMap<String, String> sent) {
        if (id == null) {
            return answers.seeOther(HERE);
        }
        ModelId model = model(id).id();
        Form form = Form.typed(FORM, sent);
        if (form.value("do").equals("more")) {
            return Response.ok(show(model, ModelForm.more(form))).build();
        }
        try {
            Model saved = change.put(model, ModelForm.body(form, model.value()));
            return answers.seeOther(
                    HERE, Flash.ok(saved.id() + ": " + words.in(ThingWords.class).saved()));
        } catch (Refused fault) {
            return answers.refused(show(model, complaint(form, fault)));
        }
    }

    @GET
    @Path("models/delete")
    @Operation(hidden = true)
    public Response ask(@QueryParam("id") @Nullable String id) {
        return id == null
                ? answers.seeOther(HERE)
                : Response.ok(
                                Pages.deleteModel(
                                        frames.operator(Place.MODELS),
                                        model(id),
                                        Form.named("delete")))
                        .build();
    }

    @POST
    @Path("models/delete")
    @Operation(hidden = true)
    public Response delete(@QueryParam("id") @Nullable String id) {
        if (id == null) {
            return answers.seeOther(HERE);
        }
        ModelId model = model(id).id();
        change.delete(model);
        return answers.seeOther(HERE, Flash.ok(words.in(ThingWords.class).deleted(model.value())));
    }

    private TemplateInstance show(@Nullable ModelId id, Form form) {
        List<Form.Option> choices = new ArrayList<>();
        choices.add(new Form.Option("", words.in(ModelsWords.class).chooseUpstream()));
        upstreams
                .all()
                .forEach(one -> choices.add(new Form.Option(one.id().toString(), one.name())));
        List<ModelForm.Row> rows = ModelForm.rows(form);
        return Pages.model(
                frames.operator(Place.MODELS),
                new Shown(
                        id == null ? null : id.value(),
                        form,
                        rows,
                        choices,
                        policies(),
                        rows.size() < ModelForm.MOST_ROWS));
    }

    private List<Form.Option> policies() {
        ModelsWords said = words.in(ModelsWords.class);
        return Arrays.stream(Routing.Policy.values())
                .map(policy -> new Form.Option(Check.wire(policy), said.policy(policy)))
                .toList();
    }

    private Form complaint(Form form, Refused fault) {
        return Complaints.at(
                form,
                fault,
                ModelFault.class,
                words.in(ModelsWords.class)::fault,
                named -> ModelForm.field(form, named));
    }

    private Model model(String id) {
        try {
            return models.find(new ModelId(id))
                    .orElseThrow(() -> Refused.notFound(ChangeModels.THING));
        } catch (IllegalArgumentException malformed) {
            throw Refused.notFound(ChangeModels.THING);
        }
    }

    private static ModelId newId(Form form) {
        try {
            return new ModelId(form.value("id").strip());
        } catch (IllegalArgumentException malformed) {
            throw Refused.invalid("id", String.valueOf(malformed.getMessage()));
        }
    }
}

/// How every page looks and speaks: layout, components, languages, themes, security headers, error
/// pages. Entry points: [io.tollgate.admin.kit.Frames], [io.tollgate.admin.kit.Form],
/// [io.tollgate.admin.kit.Forms] and [io.tollgate.admin.kit.Answers].
///
/// ## How a page is made
///
/// A page is a resource beside the JSON resource of its feature and calls the same use case:
///
/// ```java
/// @Path("/tenants/{tenant}/keys")
/// @Produces(MediaType.TEXT_HTML)
/// class KeysPage {
///     @CheckedTemplate(basePath = "keys")          // templates/keys/list.html
///     static final class Pages {
///         static native TemplateInstance list(Frame frame, Shown page);
///     }
///
///     record Shown(List<KeyView> keys, @Nullable String next, Form form) {}
///
///     @GET
///     @AllowedTo(AllowedTo.Audience.KEYS)          // the role counts in the tenant of the path
///     @Operation(hidden = true)                    // pages are not in the OpenAPI document
///     public TemplateInstance list(@PathParam("tenant") TenantId id) {
///         return show(tenant(id), forms.fresh("create"));    // as kept at a sign-in, else empty
///     }
///
///     @POST
///     @Operation(hidden = true)
///     public Response create(@PathParam("tenant") TenantId id, MultivaluedMap<String, String> sent) {
///         Form form = Form.typed("create", sent);
///         try {
///             change.issue(tenant(id), …);
///         } catch (Refused fault) {
///             return answers.refused(show(tenant(id), form.refused("name", …)));          // 422
///         }
///         return answers.seeOther(path, Flash.ok(words.in(KeysWords.class).created()));     // 303
///     }
///
///     private TemplateInstance show(Tenant tenant, Form form) {
///         return Pages.list(frames.tenant(tenant, Place.KEYS), new Shown(…, form));
///     }
/// }
/// ```
///
/// Who is signed in, which right the page needs and whether a form comes from a page of ours is
/// checked before the resource is reached, see [io.tollgate.admin.access]; `@Proven` asks for a
/// recent proof of identity besides.
///
/// Its template says the title once for the browser and once for the reader, and hands `frame` to
/// every `form` and `confirm`, since tags see only what they are given:
///
/// ```html
/// {#include kit/layout title=keys:title}
/// {#pagehead title=keys:title lead=keys:lead}<a class="button primary" href="#create">…</a>{/pagehead}
/// {#card title=keys:create id="create"}
///   {#form frame=frame form=page.form submit=keys:create}
///     {#field form=page.form name="name" label=keys:name hint=keys:nameHint required=true /}
///   {/form}
/// {/card}
/// {/include}
/// ```
///
/// `kit/layout` has the top bar and the menu; `kit/plain` is narrow, for who is signed out. Frames:
/// `frames.tenant(tenant, Place.KEYS)`, `frames.operator(Place.MODELS)`, `frames.plain()`.
///
/// ## Components
///
/// Arguments in brackets may be left out; `tone` is `ok`, `info`, `warn` or `bad`.
///
/// | tag | arguments |
/// |---|---|
/// | `pagehead` | `title [lead] [backTo back]`; content: the page's actions |
/// | `card` | `[title] [lead] [id] [tone] [more moreLabel]`; content |
/// | `stat` | `label [value] [note] [tone]`; content instead of `value`; several inside `<div class="stats">` |
/// | `table` | `caption [showCaption=true] [stack=true]`; content `thead`, `tbody`, `tfoot`; `class="number"` on figures, `scope` on every `th`; with `stack` rows become cards on a phone and each `td` has a `data-label` |
/// | `form` | `frame form [submit] [action] [tone="danger"] [cancel] [cancelLabel] [inline=true]`; content: fields |
/// | `field` | `form name label [type] [hint] [required=true] [autocomplete] [placeholder] [maxlength] [unit] [rows] [options] [value]`; `type` is `text`, `email`, `password`, `number`, `money`, `date`, `select` (`options` a list of `Form.Option`), `textarea` or `checkbox` (`value`, else `true`) |
/// | `confirm` | `frame form title sentence submit [password=true] [tone] [action] [cancel]`; content: more fields, hidden inputs |
/// | `money` | `amount [exact=true] [brief=true] [none]`; `Money` or `MoneyView`, null shows a dash; `brief` is for sums. A `thead` with a `.currency` leaves it out of the rows |
/// | `time` | `at [day=true] [none]`; an `Instant`, null shows a dash |
/// | `badge` | `label [tone]` |
/// | `copy` | `text label`; an id or a secret in a line |
/// | `code` | `text label`; a snippet |
/// | `programs` | `call label`; a `FirstCall` in tabs, at most once a page |
/// | `chart` | `chart [step]`; a `Chart`, `step` heads its table's first column |
/// | `notice` | `[tone]`; content |
/// | `empty` | `title [lead] [icon]`; content: what to do next |
/// | `pager` | `[first] [next]`; URLs |
/// | `icon` | `name`; see `templates/tags/icon.html` |
///
/// `{fmt:number(n)}` groups digits; `{fmt:money(amount).shown}` is an amount as text. Facts go into
/// `<dl class="facts">`, cards side by side into `<div class="columns">`.
///
/// The page `/kit` shows all of them; it exists in tests only. A page's test hands what it got to
/// `SoundPage.check`.
///
/// ## Words
///
/// One bundle a feature: `@MessageBundle("keys") interface KeysWords` with a `@Message` method for
/// each key of `messages/keys.properties` (English) and `messages/keys_zh.properties` (Chinese). A
/// parameter of the method is written `{name}`, and a message is a template itself: `{#if n ==
/// 1}key{#else}keys{/if}`. A method with one parameter of an enum type takes a key for each
/// constant, `status_ACTIVE`, or `status_$ON_HOLD` if any constant has an underscore. Templates
/// speak the language of the request by themselves; Java asks [io.tollgate.admin.kit.Words].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.kit;

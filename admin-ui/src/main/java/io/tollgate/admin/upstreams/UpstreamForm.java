package io.tollgate.admin.upstreams;

import io.tollgate.admin.kit.Form;
import io.tollgate.admin.web.ActiveStatus;
import io.tollgate.admin.web.Check;
import io.tollgate.catalog.upstream.CredentialInfo;
import io.tollgate.catalog.upstream.Upstream;

/// The forms of upstreams and credentials and the bodies that they mean.
final class UpstreamForm {
    private UpstreamForm() {}

    /// The form filled in with what holds now, where nothing was typed yet.
    static Form of(Form form, Upstream upstream) {
        return form.or("name", upstream.name())
                .or("label", upstream.label())
                .or("dialect", upstream.dialect().wire())
                .or("base_url", upstream.baseUrl())
                .or("allow_private_network", upstream.allowPrivateNetwork())
                .or("disconnect", Check.wire(upstream.disconnect()))
                .or("active", upstream.active());
    }

    static Form of(Form form, CredentialInfo credential) {
        return form.or("name", credential.name())
                .or("weight", credential.weight())
                .or("active", credential.active());
    }

    static UpstreamBody upstream(Form form) {
        return new UpstreamBody(
                form.text("name"),
                form.text("label"),
                form.text("dialect"),
                form.text("base_url"),
                form.ticked("allow_private_network"),
                form.text("disconnect"),
                ActiveStatus.view(form.ticked("active"), ActiveStatus.DISABLED));
    }

    /// Throws [io.tollgate.admin.web.Refused] for a weight that is no number.
    static CredentialBody credential(Form form) {
        return new CredentialBody(
                form.text("name"),
                form.text("secret"),
                form.count("weight"),
                ActiveStatus.view(form.ticked("active"), ActiveStatus.DISABLED));
    }
}

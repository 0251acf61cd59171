package io.tollgate.admin.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import jakarta.enterprise.context.ApplicationScoped;

/// What who wants an account reads where not everybody gets one.
@ApplicationScoped
class ClosedSignUp {
    private final Frames frames;
    private final SignUpConfig config;

    ClosedSignUp(Frames frames, SignUpConfig config) {
        this.frames = frames;
        this.config = config;
    }

    @CheckedTemplate(basePath = "signin")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance closed(Frame frame, Form form, boolean invitation);
    }

    /// Whether nobody gets an account without an invitation.
    boolean isClosed() {
        return config.mode() != SignUpConfig.Mode.OPEN;
    }

    /// Whether somebody does with one.
    boolean isByInvitation() {
        return config.mode() == SignUpConfig.Mode.INVITATION;
    }

    /// @param form with the field for the link of an invitation, shown where that helps
    TemplateInstance page(Form form) {
        return Pages.closed(frames.plain(), form, isByInvitation());
    }
}

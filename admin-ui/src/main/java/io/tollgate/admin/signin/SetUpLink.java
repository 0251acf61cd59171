package io.tollgate.admin.signin;

import io.quarkus.runtime.StartupEvent;
import io.tollgate.admin.web.PublicUrl;
import io.tollgate.catalog.people.OneTimeLink;
import io.tollgate.catalog.people.OneTimeLinks;
import io.tollgate.catalog.people.Operators;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Says how the first admin comes in, at every start until there is one. The link of the start
/// before is good no longer.
@Singleton
class SetUpLink {
    private static final Logger LOG = Logger.getLogger(SetUpLink.class);

    /// After the checks of the start.
    private static final int LATE = 3000;

    private final Operators operators;
    private final OneTimeLinks links;
    private final PublicUrl url;
    private final Optional<Path> file;

    SetUpLink(Operators operators, OneTimeLinks links, PublicUrl url, SetUpConfig config) {
        this.operators = operators;
        this.links = links;
        this.url = url;
        file = config.linkFile().map(Path::of);
    }

    void offer(@Observes @Priority(LATE) StartupEvent start) {
        if (!operators.isWithoutAdmin()) {
            remove();
            return;
        }
        String link = url.of("/set-up?link=" + links.issue(OneTimeLink.setUp()));
        if (file.isPresent()) {
            write(file.get(), link + "\n");
            LOG.infof("There is no admin yet; the set-up link is in %s", file.get());
        } else {
            LOG.infof("There is no admin yet; become the first at %s", link);
        }
    }

    /// Takes the file away when its link is of no more use.
    void remove() {
        file.ifPresent(path -> {
            try {
                var _ = Files.deleteIfExists(path);
            } catch (IOException stays) {
                LOG.warnf("The used set-up link stays in %s: %s", path, stays.getMessage());
            }
        });
    }

    private static void write(Path path, String text) {
        try {
            Path draft = path.resolveSibling(path.getFileName() + ".draft");
            var _ = Files.deleteIfExists(draft);
            var _ =
                    Files.createFile(
                            draft,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            var _ = Files.writeString(draft, text);
            var _ = Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the set-up link to " + path, failure);
        }
    }
}

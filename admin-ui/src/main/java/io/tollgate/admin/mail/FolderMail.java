package io.tollgate.admin.mail;

import io.tollgate.catalog.id.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Writes each letter as a file that mail programs open, readable by its owner alone, and says in
/// the log where its link leads: whoever runs the product by themselves is their own postman.
final class FolderMail implements Mail {
    private static final Logger LOG = Logger.getLogger(FolderMail.class);
    private static final String SUFFIX = ".eml";

    private final Path folder;
    private final String from;
    private final int maxFiles;
    private final Clock clock;

    FolderMail(Path folder, String from, int maxFiles, Clock clock) {
        this.folder = folder;
        this.from = from;
        this.maxFiles = maxFiles;
        this.clock = clock;
    }

    @Override
    public void send(Letter letter) {
        UUID id = Ids.next();
        try {
            var _ = Files.createDirectories(folder, access("rwx------"));
            Path draft = folder.resolve(id + ".draft");
            var _ = Files.createFile(draft, access("rw-------"));
            var _ = Files.writeString(draft, compose(letter, id));
            var _ = Files.move(draft, folder.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
            tidy();
        } catch (IOException failure) {
            LOG.warnf("Mail to %s was not written: %s", letter.to(), failure);
            throw new MailUnavailable("cannot write into " + folder, failure);
        }
        LOG.infof(
                "Mail to %s: %s%s",
                letter.to(),
                letter.subject(),
                letter.link() == null ? "" : " " + letter.link().url());
    }

    private String compose(Letter letter, UUID id) {
        String boundary = "part-" + id;
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().atOffset(ZoneOffset.UTC));
        return String.join(
                "\n",
                "From: " + from,
                "To: " + letter.to(),
                "Subject: " + letter.subject(),
                "Date: " + date,
                "Message-ID: <" + id + "@tollgate>",
                "Content-Language: " + letter.language().tag(),
                "MIME-Version: 1.0",
                "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"",
                "",
                part(boundary, "plain", Stationery.text(letter)),
                part(boundary, "html", Stationery.html(letter)),
                "--" + boundary + "--",
                "");
    }

    private static String part(String boundary, String kind, String content) {
        return "--%s\nContent-Type: text/%s; charset=%s\nContent-Transfer-Encoding: 8bit\n\n%s"
                .formatted(
                        boundary,
                        kind,
                        StandardCharsets.UTF_8.name().toLowerCase(Locale.ROOT),
                        content);
    }

    /// Names begin with the time, so that their order is that of the letters.
    private void tidy() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> letters =
                    files.filter(file -> file.toString().endsWith(SUFFIX))
                            .sorted(Comparator.comparing(Path::getFileName).reversed())
                            .toList();
            for (Path old : letters.subList(Math.min(maxFiles, letters.size()), letters.size())) {
                var _ = Files.deleteIfExists(old);
            }
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> access(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }
}

package io.tollgate.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A person's hand in the embedded PostgreSQL's files.
final class Postgres {
    private static final String READ_ONLY = "default_transaction_read_only = on\n";

    private final Path data;
    private final Path backup;

    private Postgres(Path data, Path backup) {
        this.data = data;
        this.backup = backup;
    }

    static Postgres of(Path home) {
        return new Postgres(home.resolve("postgres/data"), home.resolve("postgres/backup"));
    }

    /// Copies the data of a server that does not run.
    void backUp() throws IOException, InterruptedException {
        replace(data, backup);
    }

    /// Puts the copy back, of a server that does not run; what came since is gone.
    void restore() throws IOException, InterruptedException {
        replace(backup, data);
    }

    /// Has every later transaction refuse to write, or not; counts once the server was told to read
    /// its settings again.
    void refuseWrites(boolean refuse) throws IOException {
        Path settings = data.resolve("postgresql.auto.conf");
        String present = Files.readString(settings).replace(READ_ONLY, "");
        Files.writeString(settings, refuse ? present + READ_ONLY : present);
    }

    /// Owner, rights and times of the files count for PostgreSQL.
    private static void replace(Path from, Path to) throws IOException, InterruptedException {
        run("rm", "-rf", to.toString());
        run("cp", "-a", from.toString(), to.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(List.of(command) + " ended with " + code);
        }
    }
}

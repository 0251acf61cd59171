package io.tollgate.standalone.store;

import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.process.LogFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// PostgreSQL's data folder with our settings in it.
final class DataFolder {
    /// initdb takes one to four seconds on a laptop.
    private static final long INITDB_SECONDS = 120;

    /// What the defaults do not say, and what must not depend on a default.
    private static final String SETTINGS =
            """
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 100
            shared_buffers = '128MB'
            timezone = 'UTC'
            log_timezone = 'UTC'
            """;

    private final Home home;
    private final PostgresPrograms programs;
    private final LogFile log;

    DataFolder(Home home, PostgresPrograms programs, LogFile log) {
        this.home = home;
        this.programs = programs;
        this.log = log;
    }

    /// The folder, made by initdb if it is missing; a folder appears only when it is complete.
    Path ready(String user, Path passwordFile) {
        Path data = home.path("postgres/data");
        try {
            if (!Files.exists(data)) {
                Path fresh = home.path("postgres/data.new");
                PostgresPrograms.deleteTree(fresh);
                initialise(fresh, user, passwordFile);
                Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.writeString(data.resolve("tollgate.conf"), SETTINGS);
            return data;
        } catch (IOException failure) {
            throw new Refusal("Cannot prepare " + data, failure);
        }
    }

    private void initialise(Path folder, String user, Path passwordFile) throws IOException {
        List<String> command =
                List.of(
                        programs.program("initdb"),
                        "--pgdata=" + folder,
                        "--username=" + user,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C");
        run(command);
        Files.writeString(
                folder.resolve("postgresql.conf"),
                "\ninclude = 'tollgate.conf'\n",
                StandardOpenOption.APPEND);
    }

    private void run(List<String> command) throws IOException {
        File output = log.path().toFile();
        Process process =
                new ProcessBuilder(Unprivileged.of(command))
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                        .start();
        try {
            if (!process.waitFor(INITDB_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                Process _ = process.destroyForcibly();
                throw new Refusal("PostgreSQL's initdb failed: " + log.reason());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while PostgreSQL's initdb ran");
        }
    }
}

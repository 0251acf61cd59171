package io.tollgate.standalone.store;

import io.tollgate.standalone.home.Refusal;
import java.io.InputStream;
import java.util.Locale;

/// This machine, in the words of the archives that hold the stores' programs.
record Platform(String system, boolean arm) {
    /// The machine that this JVM runs on.
    ///
    /// @throws Refusal on a machine for which no embedded stores exist
    static Platform here() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        boolean arm = machine.equals("aarch64");
        if (!arm && !machine.equals("amd64") && !machine.equals("x86_64")) {
            throw unsupported(name, machine);
        }
        if (name.equals("linux")) {
            return new Platform("linux", arm);
        }
        if (name.startsWith("mac")) {
            return new Platform("darwin", arm);
        }
        throw unsupported(name, machine);
    }

    private static Refusal unsupported(String name, String machine) {
        return new Refusal(
                "There is no embedded PostgreSQL and Redis for "
                        + name
                        + " on "
                        + machine
                        + ": set TOLLGATE_DB_URL and TOLLGATE_REDIS_URL to servers of your own.");
    }

    String postgresArchive() {
        return "postgres-" + system + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    String redisProgram() {
        return "redis-server-7.0.15-" + system + "-" + (arm ? "arm64" : "amd64");
    }

    /// A file of the class path, to be closed by the caller.
    ///
    /// @throws Refusal if the launcher was built for another machine
    static InputStream resource(String name) {
        InputStream stream = Platform.class.getClassLoader().getResourceAsStream(name);
        if (stream == null) {
            throw new Refusal(
                    name + " is missing from this build: run ./tollgate up where it shall run.");
        }
        return stream;
    }
}

package io.tollgate.chaos;

import java.io.IOException;
import java.util.Random;

/// One fault under load.
///
/// @param name as the command takes it
/// @param mix what the calls are like while it happens
/// @param honest whether upstreams report the usage that they had
/// @param fault what is done to the running product; returns when it is over
record Scenario(String name, Load.Mix mix, boolean honest, Fault fault) {
    static final Load.Mix USUAL = new Load.Mix(40, 0);

    /// Does the harm, and what a person has to do after it.
    interface Fault {
        void happen(Stage stage, Load load, Random random) throws IOException, InterruptedException;
    }

    static Scenario of(String name, Fault fault) {
        return of(name, USUAL, fault);
    }

    static Scenario of(String name, Load.Mix mix, Fault fault) {
        return new Scenario(name, mix, true, fault);
    }

    /// With upstreams that report what they did not deliver.
    static Scenario misreported(String name, Fault fault) {
        return new Scenario(name, USUAL, false, fault);
    }
}

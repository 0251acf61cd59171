package io.tollgate.standalone.doctor;

import io.tollgate.standalone.process.Ports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Whether what `up` listens on is free, while nothing of it runs.
final class PortsWanted {
    private PortsWanted() {}

    static List<Finding> look(Patient patient) {
        List<Finding> faults = new ArrayList<>();
        Map<Integer, Ports.Wanted> seen = new HashMap<>();
        for (Ports.Wanted one : patient.ports()) {
            Ports.Wanted other = seen.putIfAbsent(one.port(), one);
            if (other != null) {
                faults.add(
                        Finding.failed(
                                "ports",
                                "%d is wanted for the %s and for the %s"
                                        .formatted(one.port(), other.purpose(), one.purpose()),
                                "Set %s or %s to another port."
                                        .formatted(other.variable(), one.variable())));
            } else if (!Ports.isFree(patient.bind(), one.port())) {
                faults.add(
                        Finding.failed(
                                "ports",
                                Ports.taken(one),
                                "Stop that program or set %s to another port."
                                        .formatted(one.variable())));
            }
        }
        String all =
                seen.keySet().stream()
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        return faults.isEmpty() ? List.of(Finding.ok("ports", all + " are free")) : faults;
    }
}

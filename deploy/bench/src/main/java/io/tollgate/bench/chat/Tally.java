package io.tollgate.bench.chat;

import io.tollgate.bench.load.Sample;
import io.tollgate.bench.process.ThreadTimes;
import io.tollgate.standalone.home.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/// What was measured of one front and one kind of call, round after round.
final class Tally {
    private final List<Saturation> saturations = new ArrayList<>();
    private final Histogram alone = new Histogram(3);
    private final Histogram loaded = new Histogram(3);

    /// A front with as many calls as it takes.
    ///
    /// @param callsPerSecond by the clock, with everything else that runs on the machine
    /// @param callsPerCore a second of the front's own CPU time without its compilers; 0 for calls
    ///   without a front
    /// @param compilerMicros CPU time of its compilers a call
    /// @param storesMicros CPU time of the stores behind it a call
    record Saturation(
            long callsPerSecond, double callsPerCore, double compilerMicros, double storesMicros) {
        double cpuMicros() {
            return 1e6 / callsPerCore;
        }
    }

    void saturated(Sample sample, ThreadTimes.Spent spent, Duration storesCpu) {
        saturations.add(
                new Saturation(
                        sample.callsPerSecond(),
                        spent.work().isZero() ? 0 : sample.good() * 1e9 / spent.work().toNanos(),
                        micros(spent.compiling(), sample),
                        micros(storesCpu, sample)));
    }

    private static double micros(Duration cpu, Sample sample) {
        return cpu.toNanos() / 1e3 / Math.max(1, sample.good());
    }

    void alone(Sample sample) {
        alone.add(sample.latencies());
    }

    void loaded(Sample sample) {
        loaded.add(sample.latencies());
    }

    List<Saturation> saturations() {
        return List.copyOf(saturations);
    }

    Saturation last() {
        return saturations.getLast();
    }

    double aloneMillis(double percentile) {
        return alone.getValueAtPercentile(percentile) / 1e6;
    }

    double loadedMillis(double percentile) {
        return loaded.getValueAtPercentile(percentile) / 1e6;
    }

    /// @throws Refusal if a call failed
    static Sample requireGood(Front front, Sample sample) {
        if (sample.failures() > 0 || sample.good() == 0) {
            throw new Refusal(
                    "%d of %d calls by way of %s failed, the first with: %s"
                            .formatted(
                                    sample.failures(),
                                    sample.failures() + sample.good(),
                                    front.name(),
                                    sample.firstFailure()));
        }
        return sample;
    }
}

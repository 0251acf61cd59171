package io.tollgate.admin.upstreams;

import io.tollgate.admin.accounts.TestUpstream;
import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Tests an upstream, with its entry in the audit log. Blocks on the upstream, within the bounds of
/// outbound calls, and on PostgreSQL, with no transaction in between.
@ApplicationScoped
class RunTest {
    private final Upstreams upstreams;
    private final TestUpstream test;
    private final Journal journal;

    RunTest(Upstreams upstreams, TestUpstream test, Journal journal) {
        this.upstreams = upstreams;
        this.test = test;
        this.journal = journal;
    }

    /// What the audit log keeps of a test.
    record Tested(String name, boolean ok, @Nullable String error) {}

    TestView run(UpstreamId id) {
        Upstream upstream =
                upstreams.find(id).orElseThrow(() -> Refused.notFound(ChangeUpstreams.THING));
        TestView shown = TestView.of(test.test(upstream));
        journal.tested(
                ChangeUpstreams.THING, id, new Tested(upstream.name(), shown.ok(), shown.error()));
        return shown;
    }
}

package io.tollgate.admin.demodata;

import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Refused;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(Api.ROOT)
@Tag(name = "ops")
class DemoDataResource {
    private final MakeDemoData make;
    private final RemoveDemoData remove;
    private final DemoDataConfig config;

    DemoDataResource(MakeDemoData make, RemoveDemoData remove, DemoDataConfig config) {
        this.make = make;
        this.remove = remove;
        this.config = config;
    }

    /// @param calls how many were booked by this request
    record Made(int calls) {}

    /// Makes three companies with thirty days of usage, or what is missing of them.
    @POST
    @Path("/ops/demo-data")
    public Made make() {
        if (!config.allowed()) {
            throw Refused.notFound(
                    "thing here: demonstration data is made where TOLLGATE_DEMO is true");
        }
        return new Made(make.make());
    }

    /// Takes them out of the books again; 404 where there have never been any.
    @DELETE
    @Path("/ops/demo-data")
    public void remove() {
        int gone = remove.remove().orElseThrow(() -> Refused.notFound("demonstration data"));
        System.getLogger(DemoDataResource.class.getName())
                .log(System.Logger.Level.INFO, "{0} companies of demonstration data removed", gone);
    }
}

package io.tollgate.gateway.account;

import io.tollgate.gateway.account.CallerDesk.Reply;
import io.tollgate.gateway.error.ServerFaults;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.Endpoint;
import io.tollgate.gateway.route.CatalogWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/// `GET /v1/models`: what the key may call now.
@ApplicationScoped
class ModelsEndpoint implements Endpoint {
    private final CallerDesk desk;
    private final CatalogWatch catalog;

    ModelsEndpoint(CallerDesk desk, CatalogWatch catalog) {
        this.desk = desk;
        this.catalog = catalog;
    }

    record Models(String object, List<ModelView> data) {}

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/v1/models";
    }

    @Override
    public void handle(Call call) {
        desk.open(
                call,
                holder ->
                        desk.write(
                                call,
                                catalog.current()
                                        .map(now -> new ModelShelf(now, holder, call.id().moment()))
                                        .map(ModelsEndpoint::reply)
                                        .orElseGet(ModelsEndpoint::unavailable)));
    }

    private static Reply reply(ModelShelf shelf) {
        return new Reply.Found(new Models("list", shelf.all()));
    }

    static Reply unavailable() {
        return new Reply.Failed(ServerFaults.catalogUnavailable(Duration.ofSeconds(2)));
    }
}

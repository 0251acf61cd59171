package io.tollgate.gateway.account;

import io.tollgate.gateway.account.CallerDesk.Reply;
import io.tollgate.gateway.error.CallerFaults;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.Endpoint;
import io.tollgate.gateway.route.CatalogWatch;
import jakarta.enterprise.context.ApplicationScoped;

/// `GET /v1/models/{id}`, by public id or alias; what the key may not call does not exist.
@ApplicationScoped
class ModelEndpoint implements Endpoint {
    private final CallerDesk desk;
    private final CatalogWatch catalog;

    ModelEndpoint(CallerDesk desk, CatalogWatch catalog) {
        this.desk = desk;
        this.catalog = catalog;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/v1/models/";
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
                                        .map(shelf -> reply(shelf, call.tail()))
                                        .orElseGet(ModelsEndpoint::unavailable)));
    }

    private static Reply reply(ModelShelf shelf, String id) {
        return shelf.find(id)
                .<Reply>map(Reply.Found::new)
                .orElseGet(() -> new Reply.Failed(CallerFaults.modelNotFound(id)));
    }
}

package io.tollgate.admin.members;

import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.catalog.id.InvitationId;
import io.tollgate.catalog.id.PersonId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path(Api.ROOT + "/operators")
@Tag(name = "operators")
class OperatorsResource {
    private final CircleApi api;

    OperatorsResource(CircleApi api) {
        this.api = api;
    }

    @GET
    public Page<MemberView> list(@BeanParam PageQuery query) {
        return api.people(Circle.OPERATORS, query);
    }

    @PATCH
    @Path("/{person}")
    public MemberView change(@PathParam("person") PersonId person, RoleBody body) {
        return api.change(Circle.OPERATORS, person, body);
    }

    @DELETE
    @Path("/{person}")
    public void remove(@PathParam("person") PersonId person) {
        api.remove(Circle.OPERATORS, person);
    }

    @GET
    @Path("/invitations")
    public Page<InvitationView> invitations(@BeanParam PageQuery query) {
        return api.invitations(Circle.OPERATORS, query);
    }

    @POST
    @Path("/invitations")
    @ResponseStatus(201)
    public InvitationView invite(MemberBody body) {
        return api.invite(Circle.OPERATORS, body);
    }

    @POST
    @Path("/invitations/{invitation}/resend")
    public InvitationView resend(@PathParam("invitation") InvitationId invitation) {
        return api.resend(Circle.OPERATORS, invitation);
    }

    @DELETE
    @Path("/invitations/{invitation}")
    public void withdraw(@PathParam("invitation") InvitationId invitation) {
        api.withdraw(Circle.OPERATORS, invitation);
    }
}

package io.tollgate.admin.members;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.InvitationId;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path(Api.ROOT)
@Tag(name = "members")
class MembersResource {
    private final CircleApi api;
    private final Tenants tenants;
    private final CurrentCaller caller;

    MembersResource(CircleApi api, Tenants tenants, CurrentCaller caller) {
        this.api = api;
        this.tenants = tenants;
        this.caller = caller;
    }

    @GET
    @Path("/tenants/{id}/members")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    public Page<MemberView> list(@PathParam("id") TenantId id, @BeanParam PageQuery query) {
        return api.people(circle(id), query);
    }

    /// Makes a person who has signed in before a member at once. Everybody else is invited.
    @POST
    @Path("/tenants/{id}/members")
    @ResponseStatus(201)
    @AllowedTo(AllowedTo.Audience.ADMINS)
    public MemberView add(@PathParam("id") TenantId id, MemberBody body) {
        return api.add(circle(id), body);
    }

    @PATCH
    @Path("/tenants/{id}/members/{person}")
    @AllowedTo(AllowedTo.Audience.MEMBERS)
    public MemberView change(
            @PathParam("id") TenantId id, @PathParam("person") PersonId person, RoleBody body) {
        return api.change(circle(id), person, body);
    }

    @DELETE
    @Path("/tenants/{id}/members/{person}")
    @AllowedTo(AllowedTo.Audience.MEMBERS)
    public void remove(@PathParam("id") TenantId id, @PathParam("person") PersonId person) {
        api.remove(circle(id), person);
    }

    @GET
    @Path("/tenants/{id}/invitations")
    @AllowedTo(AllowedTo.Audience.MEMBERS)
    public Page<InvitationView> invitations(
            @PathParam("id") TenantId id, @BeanParam PageQuery query) {
        return api.invitations(circle(id), query);
    }

    @POST
    @Path("/tenants/{id}/invitations")
    @ResponseStatus(201)
    @AllowedTo(AllowedTo.Audience.MEMBERS)
    public InvitationView invite(@PathParam("id") TenantId id, MemberBody body) {
        return api.invite(circle(id), body);
    }

    @POST
    @Path("/tenants/{id}/invitations/{invitation}/resend")
    @AllowedTo(AllowedTo.Audience.MEMBERS)
    public InvitationView resend(
            @PathParam("id") TenantId id, @PathParam("invitation") InvitationId invitation) {
        return api.resend(circle(id), invitation);
    }

    @DELETE
    @Path("/tenants/{id}/invitations/{invitation}")
    @AllowedTo(AllowedTo.Audience.MEMBERS)
    public void withdraw(
            @PathParam("id") TenantId id, @PathParam("invitation") InvitationId invitation) {
        api.withdraw(circle(id), invitation);
    }

    private Circle circle(TenantId id) {
        caller.get().reach(id, "tenant");
        if (tenants.find(id).isEmpty()) {
            throw Refused.notFound("tenant");
        }
        return Circle.of(id);
    }
}

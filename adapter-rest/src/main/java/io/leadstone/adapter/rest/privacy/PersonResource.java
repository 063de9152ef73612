package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.privacy.PersonQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Exports everything that is stored about a person, found by email or phone number. */
@Path(Routes.PERSONAL_DATA)
@Produces(MediaType.APPLICATION_JSON)
public final class PersonResource {

    private final LeadManagement management;

    public PersonResource(LeadManagement management) {
        this.management = management;
    }

    /** {@code GET /personal-data}. */
    @GET
    @RequiresScope(Scope.ADMIN)
    public PersonResponse export(@BeanParam RequestContext context) {
        QueryParameters parameters = context.query();
        Optional<String> email = parameters.text("email");
        Optional<String> phone = parameters.text("phone");
        parameters.require(List.of());
        PersonQuery query = new PersonQuery(Optional.empty(), email, phone);
        return PersonResponse.of(management.privacy().exportPerson(context.caller(), query));
    }
}

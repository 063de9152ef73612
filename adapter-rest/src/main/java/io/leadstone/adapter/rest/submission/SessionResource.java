package io.leadstone.adapter.rest.submission;

import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.auth.NotAuthenticatedException;
import io.leadstone.adapter.rest.auth.Public;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonBodyReader;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.MaxBytes;
import io.leadstone.adapter.rest.limit.VisitorRoute;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.submission.RefreshSession;
import io.leadstone.domain.failure.Violation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/** Exchanges the refresh token of a widget session, or ends the session. The token in the body authenticates. */
@Path(Routes.LEAD + "/token")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

    private static final String REFRESH_TOKEN = "refresh_token";

    private final LeadManagement management;
    private final LeadTokens tokens;

    public SessionResource(LeadManagement management, LeadTokens tokens) {
        this.management = management;
        this.tokens = tokens;
    }

    /** {@code POST /lead/token/refresh}. */
    @POST
    @Path("refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @Public
    @VisitorRoute
    public TokenResponse refresh(
            @MaxBytes(JsonBodyReader.MAX_PUBLIC_BYTES) JsonBody body, @BeanParam RequestContext context) {
        RefreshSession.Refreshed refreshed = management
                .submissions()
                .refresh(refreshToken(body, context), context.origin())
                .orElseThrow(NotAuthenticatedException::badToken);
        return TokenResponse.of(tokens.issue(refreshed.submission(), refreshed.refreshToken()));
    }

    /** {@code POST /lead/token/revoke}. An unknown token gets the same answer (RFC 7009, section 2.2). */
    @POST
    @Path("revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    @Public
    @VisitorRoute
    public Response revoke(
            @MaxBytes(JsonBodyReader.MAX_PUBLIC_BYTES) JsonBody body, @BeanParam RequestContext context) {
        management.submissions().end(refreshToken(body, context));
        return Response.noContent().build();
    }

    private static String refreshToken(JsonBody body, RequestContext context) {
        JsonFields fields = body.fields();
        FieldUpdate<String> token = fields.text(REFRESH_TOKEN);
        List<Violation> faults = new ArrayList<>(fields.unknown());
        if (token.value().isEmpty()) {
            faults.add(new Violation(REFRESH_TOKEN, "must be set"));
        }
        context.query().require(faults);
        return token.value().orElseThrow();
    }
}

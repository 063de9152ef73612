package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.auth.Public;
import io.leadstone.adapter.rest.auth.WithdrawalTokens;
import io.leadstone.adapter.rest.json.BodyTooLargeException;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonBodyReader;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.MaxBytes;
import io.leadstone.adapter.rest.limit.VisitorRoute;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.privacy.ConsentWithdrawal;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Withdraws a consent by a link, without a login. Only POST withdraws, because mail scanners follow links by GET (RFC
 * 8058, section 3.1).
 */
@Path(Routes.CONSENT + "/withdraw")
@Produces(MediaType.APPLICATION_JSON)
public final class WithdrawalResource {

    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    private final LeadManagement management;
    private final WithdrawalTokens tokens;

    public WithdrawalResource(LeadManagement management, WithdrawalTokens tokens) {
        this.management = management;
        this.tokens = tokens;
    }

    /** {@code POST /consent/withdraw} with the form of RFC 8058, in one of its two encodings. */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Public
    @VisitorRoute
    public WithdrawnConsentResponse withdraw(InputStream form, @BeanParam RequestContext context) {
        QueryParameters query = context.query();
        String token = query.textOrBlank("token").orElse("");
        String text = textOf(form);
        query.require(
                Arrays.asList(text.split("&", -1)).contains(ONE_CLICK) || hasOneClickPart(text)
                        ? List.of()
                        : List.of(new Violation("List-Unsubscribe", "must be One-Click")));
        return withdraw(token);
    }

    /** Reads the form. A client that disconnects causes 400, as with other bodies. */
    private static String textOf(InputStream form) {
        byte[] bytes;
        try {
            bytes = form.readNBytes(JsonBodyReader.MAX_PUBLIC_BYTES + 1);
        } catch (IOException interrupted) {
            throw new BadRequestException(interrupted);
        }
        if (bytes.length > JsonBodyReader.MAX_PUBLIC_BYTES) {
            throw new BodyTooLargeException(JsonBodyReader.MAX_PUBLIC_BYTES);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Returns true if the text has a part named List-Unsubscribe: its headers, an empty line, and the value on a line
     * of its own. It reads each line once, because anyone can send the text.
     */
    private static boolean hasOneClickPart(String text) {
        boolean inPart = false;
        boolean inBody = false;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next().toLowerCase(Locale.ROOT);
            if (inBody && line.equals("one-click") && lines.hasNext()) {
                return true;
            }
            inBody = inPart && line.isEmpty();
            inPart = line.contains("name=\"list-unsubscribe\"")
                    || line.contains("name=list-unsubscribe")
                    || (inPart && !inBody);
        }
        return false;
    }

    /** {@code POST /consent/withdraw} with a JSON object, which may have the token. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Public
    @VisitorRoute
    public WithdrawnConsentResponse withdraw(
            @MaxBytes(JsonBodyReader.MAX_PUBLIC_BYTES) JsonBody body, @BeanParam RequestContext context) {
        QueryParameters query = context.query();
        JsonFields fields = body.fieldsIfAny();
        Optional<String> ofQuery = query.textOrBlank("token");
        String token = fields.text("token").value().or(() -> ofQuery).orElse("");
        query.require(fields.unknown());
        return withdraw(token);
    }

    private WithdrawnConsentResponse withdraw(String token) {
        ConsentWithdrawal withdrawal = tokens.verify(token)
                .orElseThrow(() -> new InvalidCommandException("token", "must be that of a withdrawal link"));
        management.privacy().withdraw(withdrawal);
        return new WithdrawnConsentResponse(withdrawal.purpose().code(), false);
    }
}

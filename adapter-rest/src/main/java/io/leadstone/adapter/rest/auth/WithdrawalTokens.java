package io.leadstone.adapter.rest.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.leadstone.application.port.in.privacy.ConsentWithdrawal;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs and verifies the tokens of withdrawal links. They are JWTs (RFC 7519) signed with HS256 and a key that is
 * derived from the secret of {@link LeadTokens}. They contain company, lead and purpose, and never expire, because a
 * link in an old mail must still work.
 *
 * <pre>{@code
 * WithdrawalTokens tokens = WithdrawalTokens.of(leadTokens);
 * String token = tokens.sign(management.privacy().prepareWithdrawal(caller, lead, ConsentPurpose.MARKETING));
 * tokens.verify(token).ifPresent(management.privacy()::withdraw);
 * }</pre>
 */
public final class WithdrawalTokens {

    private static final String KEY = "leadstone withdrawal 1";
    private static final JOSEObjectType TYPE = new JOSEObjectType("withdrawal+jwt");
    private static final String ISSUER = "leadstone";
    private static final String COMPANY = "company_id";
    private static final String PURPOSE = "purpose";

    private final MACSigner signer;
    private final List<MACVerifier> verifiers;

    private WithdrawalTokens(MACSigner signer, List<MACVerifier> verifiers) {
        this.signer = signer;
        this.verifiers = List.copyOf(verifiers);
    }

    /**
     * Returns tokens that the secret of {@code current} signs. Links of older secrets are accepted, too.
     *
     * @param older lead tokens with secrets that were replaced; a mail with such a link may be years old
     */
    public static WithdrawalTokens of(LeadTokens current, LeadTokens... older) {
        try {
            List<MACVerifier> verifiers = new ArrayList<>(List.of(new MACVerifier(current.keyFor(KEY))));
            for (LeadTokens replaced : older) {
                verifiers.add(new MACVerifier(replaced.keyFor(KEY)));
            }
            return new WithdrawalTokens(new MACSigner(current.keyFor(KEY)), verifiers);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a derived key must be valid for HS256", impossible);
        }
    }

    /** Returns the token of a withdrawal. */
    public String sign(ConsentWithdrawal withdrawal) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(withdrawal.leadId().toString())
                .claim(COMPANY, withdrawal.companyId().value())
                .claim(PURPOSE, withdrawal.purpose().code())
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(), claims);
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a derived key must be valid for HS256", impossible);
        }
        return token.serialize();
    }

    /** Returns the withdrawal of a token; empty if it was not signed here. */
    public Optional<ConsentWithdrawal> verify(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            boolean valid = TYPE.equals(token.getHeader().getType())
                    && JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    && isSigned(token);
            return valid ? Optional.of(withdrawal(token.getJWTClaimsSet())) : Optional.empty();
        } catch (JOSEException | ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private boolean isSigned(SignedJWT token) throws JOSEException {
        for (MACVerifier verifier : verifiers) {
            if (token.verify(verifier)) {
                return true;
            }
        }
        return false;
    }

    private static ConsentWithdrawal withdrawal(JWTClaimsSet claims) throws ParseException {
        return new ConsentWithdrawal(
                new CompanyId(claims.getStringClaim(COMPANY)),
                LeadId.parse(claims.getSubject())
                        .orElseThrow(() -> new IllegalArgumentException("the subject must be a lead")),
                Coded.parse(ConsentPurpose.class, claims.getStringClaim(PURPOSE)));
    }
}

package io.leadstone.adapter.mongo.access;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.access.SecretHash;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Repository of API keys in MongoDB. The id of a key is the {@code _id} of its document, so no two keys have the same
 * id.
 */
public record MongoApiKeyRepository(MongoCollections collections) implements ApiKeyRepository {

    private static final Bson ALL = Projections.include();
    private static final Bson ACTIVE = Filters.exists(LeadDocumentFields.REVOKED_AT, false);

    @Override
    public boolean add(ApiKey key) {
        if (collections.apiKeys().inTransaction() && find(key.id()).isPresent()) {
            // A refused write would abort the host's transaction.
            return false;
        }
        try {
            collections.apiKeys().insert(document(key));
            return true;
        } catch (MongoException failure) {
            if (MongoFailures.isDuplicateKey(failure)) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public Optional<ApiKey> find(String id) {
        return collections.apiKeys().first(byId(id), ALL).map(MongoApiKeyRepository::key);
    }

    @Override
    public List<ApiKey> list(CompanyId companyId) {
        Bson oldestFirst = Sorts.ascending(LeadDocumentFields.CREATED_AT, LeadDocumentFields.ID);
        return collections.apiKeys().list(ofCompany(companyId), oldestFirst, ALL, 0, 0).stream()
                .map(MongoApiKeyRepository::key)
                .toList();
    }

    @Override
    public boolean revoke(CompanyId companyId, String id, Instant at) {
        return collections
                .apiKeys()
                .update(
                        Filters.and(ofCompany(companyId), byId(id), ACTIVE),
                        Updates.set(LeadDocumentFields.REVOKED_AT, BsonValues.of(at)));
    }

    @Override
    public boolean isEmpty() {
        return collections
                .apiKeys()
                // Every id is a string that is not less than the empty one, so the index of ids answers without reading
                // a document.
                .first(
                        Filters.gte(LeadDocumentFields.ID, BsonValues.of("")),
                        Projections.include(LeadDocumentFields.ID))
                .isEmpty();
    }

    private static Bson ofCompany(CompanyId companyId) {
        return Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }

    private static Bson byId(String id) {
        return Filters.eq(LeadDocumentFields.ID, BsonValues.of(id));
    }

    private static BsonDocument document(ApiKey key) {
        BsonDocument document = new BsonDocument(LeadDocumentFields.ID, BsonValues.of(key.id()))
                .append(
                        LeadDocumentFields.COMPANY_ID,
                        BsonValues.of(key.companyId().value()))
                .append(LeadDocumentFields.NAME, BsonValues.of(key.name()))
                .append(LeadDocumentFields.SCOPES, BsonValues.ofCodes(key.scopes()))
                .append(LeadDocumentFields.ROLE, BsonValues.of(key.role()))
                .append(
                        LeadDocumentFields.SECRET_HASH,
                        BsonValues.of(key.secretHash().value()))
                .append(LeadDocumentFields.CREATED_AT, BsonValues.of(key.createdAt()));
        key.revokedAt().ifPresent(at -> document.append(LeadDocumentFields.REVOKED_AT, BsonValues.of(at)));
        return document;
    }

    private static ApiKey key(BsonDocument document) {
        return new ApiKey(
                BsonValues.text(document, LeadDocumentFields.ID),
                new CompanyId(BsonValues.text(document, LeadDocumentFields.COMPANY_ID)),
                BsonValues.text(document, LeadDocumentFields.NAME),
                BsonValues.texts(document, LeadDocumentFields.SCOPES).stream()
                        .map(code -> Coded.parse(Scope.class, code))
                        .collect(Collectors.toSet()),
                BsonValues.coded(Role.class, document, LeadDocumentFields.ROLE),
                new SecretHash(BsonValues.text(document, LeadDocumentFields.SECRET_HASH)),
                BsonValues.instant(document, LeadDocumentFields.CREATED_AT),
                BsonValues.instantIfAny(document, LeadDocumentFields.REVOKED_AT));
    }
}

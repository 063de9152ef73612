package io.leadstone.spring;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.InfrastructureProxy;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * A request for the session of Spring's transaction. Spring Data gives the session to no caller. It binds a database
 * factory to it, and this factory keeps the session. Spring finds the transaction of the wrapped factory.
 */
final class SessionRequest implements MongoDatabaseFactory, InfrastructureProxy {

    private final MongoDatabaseFactory wrapped;
    private @Nullable ClientSession received;

    SessionRequest(MongoDatabaseFactory wrapped) {
        this.wrapped = wrapped;
    }

    /** Returns the session; empty if the thread has none of this factory. */
    Optional<ClientSession> session() {
        return Optional.ofNullable(received);
    }

    @Override
    public MongoDatabaseFactory withSession(ClientSession session) {
        received = session;
        return wrapped;
    }

    @Override
    public Object getWrappedObject() {
        return wrapped;
    }

    @Override
    public MongoDatabase getMongoDatabase() {
        return wrapped.getMongoDatabase();
    }

    @Override
    public MongoDatabase getMongoDatabase(String name) {
        return wrapped.getMongoDatabase(name);
    }

    @Override
    public PersistenceExceptionTranslator getExceptionTranslator() {
        return wrapped.getExceptionTranslator();
    }

    @Override
    public ClientSession getSession(ClientSessionOptions options) {
        return wrapped.getSession(options);
    }
}

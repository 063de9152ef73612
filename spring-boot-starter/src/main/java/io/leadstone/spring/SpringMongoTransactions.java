package io.leadstone.spring;

import com.mongodb.client.ClientSession;
import io.leadstone.adapter.mongo.session.MongoHostTransactions;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoDatabaseUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions of a {@code MongoTransactionManager} with one database factory.
 *
 * @param factory the database factory of the transaction manager
 * @param managers the transaction managers of the application
 */
record SpringMongoTransactions(MongoDatabaseFactory factory, ObjectProvider<PlatformTransactionManager> managers) {

    /** Returns these transactions for the builder of the store. */
    MongoHostTransactions asHostTransactions() {
        AfterSpringCommit afterCommit =
                new AfterSpringCommit(factory, () -> managers.stream().toList());
        return new MongoHostTransactions(this::session, afterCommit::register);
    }

    private Optional<ClientSession> session() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        SessionRequest request = new SessionRequest(factory);
        MongoDatabaseUtils.getDatabase(request);
        return request.session().filter(session -> isOfTransactionManager());
    }

    /**
     * Returns false if a {@code MongoTemplate} has opened the session inside a JDBC, JPA or JTA transaction. Such a
     * session commits after that transaction, and its commit can fail alone.
     */
    private static boolean isOfTransactionManager() {
        String springData = MongoDatabaseUtils.class.getPackageName();
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(ResourceHolderSynchronization.class::isInstance)
                .noneMatch(opened -> opened.getClass().getPackageName().equals(springData));
    }
}

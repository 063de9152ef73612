package io.leadstone.benchmarks.rival;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An API key with the SHA-256 hash of its secret in hexadecimal. */
@Entity
@Table(name = "api_key")
class RivalApiKey {

    @Id
    String id = "";

    String companyId = "";

    String secretHash = "";

    /** For Hibernate. */
    protected RivalApiKey() {}
}

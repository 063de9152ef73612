package io.leadstone.benchmarks.rival;

import org.springframework.data.jpa.repository.JpaRepository;

/** The API keys. */
interface RivalApiKeyRepository extends JpaRepository<RivalApiKey, String> {}

/**
 * Encrypts the signing secrets of webhooks at rest. It knows the JDK's ciphers, and neither stores nor dispatchers. Start at
 * {@link io.leadstone.adapter.webhook.secret.AesGcmSecretCipher}.
 */
@NullMarked
package io.leadstone.adapter.webhook.secret;

import org.jspecify.annotations.NullMarked;

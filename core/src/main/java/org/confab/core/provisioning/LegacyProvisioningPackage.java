package org.confab.core.provisioning;

import java.time.Duration;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.OwnSubscriptions;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.lcs.LegacyProvisioning;
import org.confab.protocol.xml.Xml;

/**
 * {@code vnd-microsoft-provisioning}: what clients of Live Communications Server 2005 ask once,
 * after they have signed in. It was for remote call control, which this server does not offer.
 */
public final class LegacyProvisioningPackage implements EventPackage {
  private static final Duration LIFETIME = Duration.ofSeconds(35_280);

  @Override
  public String name() {
    return "vnd-microsoft-provisioning";
  }

  @Override
  public Opening subscribe(SubscribeRequest request) {
    LegacyProvisioning document = new LegacyProvisioning(OwnSubscriptions.owner(request));
    return new Opening(
        Optional.of(new Body(LegacyProvisioning.CONTENT_TYPE, Xml.bytes(document.write()))),
        LIFETIME);
  }

  /** Nothing to forget: it never changes. */
  @Override
  public void ended(SubscriptionId id) {}
}

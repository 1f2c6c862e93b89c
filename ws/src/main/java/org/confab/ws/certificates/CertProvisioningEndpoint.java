package org.confab.ws.certificates;

import jakarta.annotation.Resource;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.jws.HandlerChain;
import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.WebServiceProvider;
import javax.xml.transform.Source;
import org.confab.core.Settings;
import org.confab.core.directory.User;
import org.confab.core.webticket.CertificateProvisioning;
import org.confab.core.webticket.TicketRefused;
import org.confab.core.webticket.WebFault;
import org.confab.protocol.webticket.CertificateRequest;
import org.confab.protocol.xml.XmlElement;
import org.confab.ws.http.TicketService;
import org.jspecify.annotations.Nullable;

/**
 * Gives certificates (operation GetAndPublishCert). It reads the body itself: clients spell the
 * namespace of WS-Trust in two ways.
 */
@WebServiceProvider(
    serviceName = "CertProvisioningService",
    targetNamespace = "http://schemas.microsoft.com/OCS/AuthWebServices/")
@ServiceMode(Service.Mode.PAYLOAD)
@HandlerChain(file = "/org/confab/ws/http/handlers.xml")
public class CertProvisioningEndpoint implements Provider<Source> {
  private final CertificateProvisioning provisioning;
  private final String serverName;
  @Resource private @Nullable WebServiceContext context;

  /** Made by Metro, once for each address. */
  public CertProvisioningEndpoint() {
    this.provisioning = CDI.current().select(CertificateProvisioning.class).get();
    this.serverName = CDI.current().select(Settings.class).get().serverName();
  }

  @Override
  public Source invoke(Source request) {
    return TicketService.carryOut(this::publish, request, context, serverName);
  }

  private XmlElement publish(User user, XmlElement request) {
    CertificateRequest read;
    try {
      read = CertificateRequest.parse(request);
    } catch (IllegalArgumentException wrong) {
      throw new TicketRefused(
          WebFault.INVALID_CERTIFICATE_REQUEST, String.valueOf(wrong.getMessage()));
    }
    return provisioning.publish(user, read);
  }
}

package org.confab.ws.location;

import jakarta.annotation.Resource;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.jws.HandlerChain;
import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.WebServiceProvider;
import jakarta.xml.ws.soap.SOAPBinding;
import javax.xml.transform.Source;
import org.confab.core.Settings;
import org.confab.core.location.LocationInformationService;
import org.confab.protocol.location.LocationOperation;
import org.confab.ws.http.SoapVersion;
import org.confab.ws.http.TicketService;
import org.jspecify.annotations.Nullable;

/** The service of {@link LocationEndpoint} for clients of SOAP 1.2. */
@WebServiceProvider(
    serviceName = "LIService",
    portName = "LIServiceSoap12",
    targetNamespace = LocationOperation.NAMESPACE,
    wsdlLocation = "WEB-INF/wsdl/liservice.wsdl")
@ServiceMode(Service.Mode.PAYLOAD)
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@HandlerChain(file = "/org/confab/ws/http/handlers.xml")
public class LocationEndpoint12 implements Provider<Source> {
  private final LocationInformationService locations;
  private final String serverName;
  @Resource private @Nullable WebServiceContext context;

  /** Made by Metro, once for each address. */
  public LocationEndpoint12() {
    this.locations = CDI.current().select(LocationInformationService.class).get();
    this.serverName = CDI.current().select(Settings.class).get().serverName();
  }

  @Override
  public Source invoke(Source request) {
    return TicketService.carryOut(
        locations::answer, request, SoapVersion.V1_2, context, serverName);
  }
}

package org.confab.ws.groupexpansion;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.jws.HandlerChain;
import jakarta.jws.WebService;
import java.util.Optional;
import org.confab.core.groupexpansion.GroupExpansion;
import org.confab.core.groupexpansion.SubLists;
import org.confab.ws.groupexpansion.wire.DLExpansion;
import org.confab.ws.groupexpansion.wire.DlxSoap;

/** The expansion service. Metro makes it, so it asks for its core object instead of being given. */
@WebService(
    serviceName = "DistributionListExpander",
    portName = "DlxSoap",
    targetNamespace = "DistributionListExpander",
    endpointInterface = "org.confab.ws.groupexpansion.wire.DlxSoap",
    wsdlLocation = "WEB-INF/wsdl/groupexpansion.wsdl")
@HandlerChain(file = "/org/confab/ws/http/handlers.xml")
public class DistributionListExpanderEndpoint implements DlxSoap {
  private final GroupExpansion expansion;

  /** Made by Metro, once for each address. */
  public DistributionListExpanderEndpoint() {
    this(CDI.current().select(GroupExpansion.class).get());
  }

  DistributionListExpanderEndpoint(GroupExpansion expansion) {
    this.expansion = expansion;
  }

  @Override
  public DLExpansion queryDLMembers(String groupMailAddress, Boolean markSubLists) {
    String address = Optional.ofNullable(groupMailAddress).orElse("");
    SubLists subLists = Boolean.TRUE.equals(markSubLists) ? SubLists.MARKED : SubLists.EXPANDED;
    return Answer.of(expansion.expand(address, subLists));
  }
}

package org.confab.sip.container.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.sip.edge.Flow;

/** Who is on which flow. */
@ApplicationScoped
public class Bindings {
  private final Map<String, Flow> flows = new ConcurrentHashMap<>();

  public void bind(String user, Flow flow) {
    flows.put(user, flow);
  }

  /** Where a user is reached. */
  public Optional<String> uri(String user) {
    return Optional.ofNullable(flows.get(user))
        .map(
            flow ->
                "sip:"
                    + user
                    + "@"
                    + flow.remote().getAddress().getHostAddress()
                    + ":"
                    + flow.remote().getPort()
                    + ";transport="
                    + flow.transport()
                    + ";ms-received-cid="
                    + flow.id());
  }
}

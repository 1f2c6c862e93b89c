/** The servlets of a small WAR that shows the container at work, see ContainerProbe. */
@javax.servlet.sip.annotation.SipApplication(name = "probe", mainServlet = "front")
package org.confab.sip.container.probe;

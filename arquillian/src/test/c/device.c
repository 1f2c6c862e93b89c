/* sipeclient: pretends to be another machine. The plugin derives its endpoint id from user, host
 * name and address, so that a second host name makes a second device of the same user.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

#include <errno.h>
#include <string.h>
#include <sys/utsname.h>

int gethostname(char *name, size_t length)
{
	struct utsname here;

	if (settings.host)
		return g_strlcpy(name, settings.host, length) < length ? 0 : (errno = ENAMETOOLONG, -1);
	if (uname(&here))
		return -1;
	return g_strlcpy(name, here.nodename, length) < length ? 0 : (errno = ENAMETOOLONG, -1);
}

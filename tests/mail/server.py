"""A mail server on this computer that drops, defers and refuses, for the tests of `candour issue --send`.

server.py LOG [FAULT…]: prints its port; writes a line to LOG for each message it takes: the reader's address, a tab, and
the message's id. With `messages=FOLDER` it keeps each message. Readers are chosen for faults by the number in their
address: reader 20 k + N of `FAULT=N` meets it, each address once, except those of `refuse`, which meet it always.

Faults: refuse (550 to the address), late-refuse (554 to the message), defer (451 to the address), late-defer (451 to the
message), close (goes away at the address), cut (goes away in the middle of the message), silent (takes the message, and
goes away without a word), busy (421, and goes away), hang (says nothing more), sender (refuses the sender).
With `tls=CERT,KEY` it offers STARTTLS and asks for it; `smtps=CERT,KEY` speaks TLS from its first byte; with
`login=USER,PASSWORD` it asks for both.
"""

import asyncio
import os
import re
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

log = open(sys.argv[1], "a", encoding="utf-8")
options = dict(argument.split("=", 1) for argument in sys.argv[2:])
met = set()


def meets(fault, address, always=False):
    number = re.search(r"(\d+)@", address)
    if fault not in options or not number or int(number.group(1)) % 20 != int(options[fault]):
        return False
    if (fault, address) in met:
        return always
    met.add((fault, address))
    return True


class Handler:
    async def handle_MAIL(self, server, session: Session, envelope: Envelope, address, mail_options):
        if "sender" in options:
            return "550 5.7.1 not from you"
        envelope.mail_from = address
        return "250 2.1.0 ok"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if meets("refuse", address, always=True):
            return "550 5.1.1 no such reader"
        if meets("defer", address):
            return "451 4.7.1 come back later"
        if meets("busy", address):
            server.transport.write(b"421 4.3.2 too busy\r\n")
            server.transport.close()
            return "421 4.3.2 too busy"
        if meets("close", address):
            server.transport.abort()
            return "421 gone"
        if meets("hang", address):
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        if meets("late-refuse", address, always=True):
            return "554 5.6.0 not this message"
        if meets("late-defer", address):
            return "451 4.3.0 come back later"
        name = re.search(rb"(?im)^message-id: (\S+)", envelope.content).group(1).decode()
        assert len(envelope.rcpt_tos) == 1, envelope.rcpt_tos
        log.write(f"{address}\t{name}\n")
        log.flush()
        if "messages" in options:
            with open(os.path.join(options["messages"], f"{address}.eml"), "wb") as kept:
                kept.write(envelope.content)
        if meets("silent", address):
            server.transport.abort()
            return "421 gone"
        return "250 2.0.0 taken"


class Cutting(SMTP):
    """Goes away in the middle of some messages: after DATA, before it has read them."""

    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and meets("cut", self.envelope.rcpt_tos[0]):
            await self.push("354 go on")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def authenticate(server, session, envelope, mechanism, data):
    user, password = options["login"].split(",")
    return AuthResult(success=(data.login.decode(), data.password.decode()) == (user, password))


def context(files):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(*files.split(","))
    return made


async def serve():
    tls = context(options["tls"]) if "tls" in options else None
    asks = {"authenticator": authenticate, "auth_required": True, "auth_require_tls": tls is not None} if "login" in options else {}
    make = lambda: Cutting(
        Handler(), hostname="mail.example.org", enable_SMTPUTF8=True, tls_context=tls, require_starttls=tls is not None,
        data_size_limit=50_000_000, **asks,
    )
    whole = context(options["smtps"]) if "smtps" in options else None
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", int(options.get("port", "0")), ssl=whole)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())

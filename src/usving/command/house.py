"""What runs while U-sving runs: the web server, the worker and the live process over one database."""

import signal
import sys
import time
from pathlib import Path

from usving.command import fingerprint, mark, translations
from usving.command.addresses import Addresses, environment
from usving.command.cluster import Cluster
from usving.command.folder import DataFolder
from usving.command.port import Listening, beside
from usving.command.problem import Problem
from usving.command.result import note
from usving.command.service import Service, last_line
from usving.command.stop import Stop
from usving.core.room_key import derived

SILENT_SECONDS = 90.0
BAD_SECONDS = 15.0
LOOK_SECONDS = 0.5
# The addresses of a database of ours that is not started; the step on files needs none.
NOT_YET = Addresses("postgresql:///", "postgresql:///")


class House:
    """The web server, the worker and the live process over one database: the operator's, or one of ours that it starts."""

    def __init__(self, folder: DataFolder, database: Addresses | Cluster, stop: Stop, listening: Listening) -> None:
        self.folder, self.stop = folder, stop
        self.cluster = database if isinstance(database, Cluster) else None
        self.addresses = database if isinstance(database, Addresses) else NOT_YET
        self.listening = listening
        self.live_port = beside(listening)
        self.demo = False
        self.healthy = False
        self.services: list[Service] = []

    def open(self) -> None:
        """Start the database, prepare what has changed, start the services, and say the address when it answers."""
        self._prepare()
        translations.compile_changed()  # where the files needed no preparing
        if self.stop.asked:
            return
        self._run(self._web())
        self.healthy = self._became_healthy()
        if self.healthy:
            self._run(self._worker())  # second, so that the first answer need not share the processor with it
            self._run(self._live())
            print(f"U-sving is running at {self.listening.url.rstrip('/')}/", flush=True)
            note("Ctrl-C stops it.")

    def watch(self) -> None:
        """Keep everything running until somebody asks to stop."""
        while not self.stop.wait(LOOK_SECONDS):
            if self.cluster is not None and not self.cluster.is_running():
                note("The database ended; it is started again.")
                self.cluster.revive()
            for service in self.services:
                service.revive()

    def close(self) -> None:
        """End the services; the database is ended by whoever opened it.

        Before the first answer nobody waits for anything, and a web server that is still starting does not listen.
        """
        for service in self.services:
            service.ask_to_stop()
        for service in self.services:
            service.stop(politely=self.healthy)

    def _run(self, service: Service) -> None:
        self.services.append(service)
        service.start()

    def _prepare(self) -> None:
        """Run the steps that something has changed for: those on files while the database starts, then those on it beside.

        The step on files does not know yet whether the database holds a demonstration, and has no use for it.
        """
        self.folder.remember_address(self.listening.url)
        collected, now = self.folder.states / "static", fingerprint.of_static()
        running: list[Service] = []
        try:
            if not collected.exists() or collected.read_text() != now:
                running.append(self._step("static", ["translations", "static"], USVING_COLLECTING="1"))
            if self.cluster is not None:
                self.cluster.start()
                self.addresses = Addresses(self.cluster.owner_url, self.cluster.app_url)
            if steps := self._lacking():
                running.append(self._step("database", steps))
            # The database may refuse, so it is waited for first.
            done = all(self._finished(service) for service in reversed(running))
        finally:
            for service in running:
                service.stop()
        if done and running:
            collected.write_text(now)

    def _lacking(self) -> list[str]:
        """The steps that the database lacks."""
        digest, has_demo = mark.read(self.addresses.owner)
        steps = ["migrate"] if digest != fingerprint.of_database() else []
        steps += ["demo"] if self.demo and not has_demo else []
        self.demo = self.demo or has_demo  # whose people are made up stays a demonstration, however it is started
        return steps

    def _step(self, name: str, steps: list[str], **extra: str) -> Service:
        if sys.stderr.isatty():
            note(f"Preparing: {', '.join(steps)} …")
        command = [sys.executable, "-m", "usving.command.prepare", *steps]
        service = Service(
            f"preparation of the {name}",
            command,
            log=self.folder.log(f"prepare-{name}"),
            environment=self._environment("owner", **extra),
        )
        service.start()
        return service

    def _finished(self, step: Service) -> bool:
        while step.is_running():
            if self.stop.wait(0.05):
                return False
        if step.status == 2:
            raise Problem(last_line(step.log))
        if step.status != 0:
            raise Problem(step.why_dead())
        return True

    def _web(self) -> Service:
        options = ["--interface", "wsgi", "--host", self.listening.host, "--port", str(self.listening.port), "--no-ws"]
        shape = ["--workers", "2", "--blocking-threads", "4", "--respawn-failed-workers"]
        limits = ["--workers-kill-timeout", "3", "--no-access-log"]  # an address may carry a one-time word
        command = [sys.executable, "-m", "granian", *options, *shape, *limits, "usving.wsgi:application"]
        return Service("web server", command, log=self.folder.log("web"), environment=self._environment("web"))

    def _live(self) -> Service:
        """The process that holds the streams of open rooms. It gets a key of its own, and not the secret of the platform."""
        given = self._environment("live")
        file = given.get("USVING_SECRET_KEY_FILE")
        secret = Path(file).read_text(encoding="utf-8").strip() if file else given["USVING_SECRET_KEY"]
        keep = {name: value for name, value in given.items() if not name.startswith(("USVING_", "DJANGO_"))}
        keep |= {
            "USVING_LIVE_KEY": derived(secret),
            "USVING_DATABASE_URL_APP": given["USVING_DATABASE_URL_APP"],
        }
        options = ["--interface", "asgi", "--host", self.listening.host, "--port", str(self.live_port), "--no-ws"]
        options += ["--workers", "1", "--workers-kill-timeout", "3", "--no-access-log"]
        command = [sys.executable, "-m", "granian", *options, "usving.live:application"]
        return Service("live process", command, log=self.folder.log("live"), environment=keep, vital=False)

    def _worker(self) -> Service:
        command = [sys.executable, "-m", "django", "procrastinate", "worker"]
        return Service(
            "worker",
            command,
            log=self.folder.log("worker"),
            environment=self._environment("worker"),
            farewell=signal.SIGKILL,  # once the database is gone it would wait for ever
        )

    def _environment(self, role: str, **extra: str) -> dict[str, str]:
        demo = "1" if self.demo else "0"
        live = str(self.live_port)
        return environment(self.folder, self.addresses, role, USVING_DEMO=demo, USVING_LIVE_PORT=live, **extra)

    def _became_healthy(self) -> bool:
        """Wait for the first good answer; a web server that keeps answering badly is given up before a silent one."""
        silent = bad = time.monotonic()
        while (status := self.listening.health()) != 200:
            if self.stop.wait(LOOK_SECONDS / 10):
                return False
            for service in self.services:
                if not service.is_running():
                    raise Problem(service.why_dead())
            now = time.monotonic()
            bad = now if status is None else bad
            if now - silent > SILENT_SECONDS or now - bad > BAD_SECONDS:
                how = f"answers with status {status}" if status else "does not answer"
                raise Problem(f"The web server {how}; its log is {self.services[0].log}.")
        return True

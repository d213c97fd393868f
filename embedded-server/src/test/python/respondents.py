"""Three respondents on one conversation, with a WebSocket client that is not ours.

Usage: respondents.py HTTP_ADDRESS ADMIN_TOKEN
Prints one JSON object: what each connection saw, in order, and how it was closed.
"""
import asyncio
import json
import sys
import urllib.request

import websockets

BASE, TOKEN = sys.argv[1:3]
PATIENCE = 60


def call(method, path, body=None):
    request = urllib.request.Request(
        BASE + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": "Bearer " + TOKEN},
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as response:
        return json.load(response)


class Respondent:
    def __init__(self, address):
        self.address = address
        self.frames = []
        self.news = asyncio.Event()

    async def connect(self):
        self.socket = await websockets.connect(self.address)
        self.reading = asyncio.ensure_future(self.read())
        return self

    async def read(self):
        try:
            async for text in self.socket:
                self.frames.append(json.loads(text))
                self.news.set()
        except websockets.ConnectionClosed:
            pass

    async def saw(self, count):
        while len(self.frames) < count:
            await asyncio.wait_for(self.news.wait(), PATIENCE)
            self.news.clear()

    async def say(self, content):
        before = len(self.frames)
        await self.socket.send(json.dumps({"content": content}))
        await self.saw(before + 1)

    async def ended(self):
        await asyncio.wait_for(self.reading, PATIENCE)
        return {
            "frames": self.frames,
            "code": self.socket.close_code,
            "reason": self.socket.close_reason,
        }


async def main():
    created = call("POST", "/conversations", {"customer_id": "1", "survey_id": "1"})
    address = created["ws_url"]
    first = await Respondent(address).connect()
    await first.saw(2)
    second = await Respondent(address).connect()
    await second.saw(2)
    await first.say("2")
    await first.say("yes, of course")
    third = await Respondent(address).connect()
    await third.saw(3)
    await first.say("Because it is <b>sweet</b> \u202e and \U0001F366")
    print(
        json.dumps(
            {
                "first": await first.ended(),
                "second": await second.ended(),
                "third": await third.ended(),
                "stored": call("GET", "/conversations/" + created["conversation_id"]),
            }
        )
    )


asyncio.run(main())

"""Twenty people who chat with a running Survey Console, for pictures of it and for a first look.

Usage: respondents.py HTTP_ADDRESS ADMIN_TOKEN SECONDS     (needs python3-websockets)
"""
import asyncio
import json
import random
import sys
import urllib.request

import websockets

BASE, TOKEN, SECONDS = sys.argv[1], sys.argv[2], float(sys.argv[3])
PEOPLE = [
    "Maya Okonkwo", "Jonas Weber", "Aiko Tanaka", "Luís Ferreira", "Ingrid Solberg",
    "Tom Baker", "Noor Haddad", "Petra Novák", "Sam O’Brien", "Chen Wei",
    "Fatima Zahra", "Oleg Petrov", "Anna Rossi", "David Cohen", "Yuki Sato",
    "Emma Lindqvist", "Carlos Mejía", "Hana Kim", "Ravi Patel", "Zoë Martin",
]
WORDS = [
    "It took three calls until somebody knew my name.",
    "The keynote was worth the trip.",
    "Because the app is faster now, and I no longer have to print anything.",
    "The waiting. Everything after that was friendly and quick.",
    "I would rather not say.",
    "Everybody was kind. The second answer solved it.",
    "More time between the sessions, please: the coffee was good and the queue was long.",
]
BROWSERS = [
    "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) Version/19.0 Safari/605.1.15",
]


def call(method, path, body=None):
    request = urllib.request.Request(
        BASE + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": "Bearer " + TOKEN},
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def answer_to(text, dice):
    numbered = [line.split(" – ")[0] for line in text.splitlines() if " – " in line[:6]]
    if numbered:
        return dice.choice(numbered)
    if " · " in text:
        return dice.choice(["9", "10", "8", "7", "9", "4", "10"])
    if dice.random() < 0.4:
        return "yes"
    return dice.choice(WORDS)


async def person(number, name, end):
    dice = random.Random(number)
    email = name.lower().replace(" ", ".").replace("’", "") + "@example.com"
    customer = call("POST", "/customers", {"name": name, "email": email})
    survey = ["support-feedback", "event-feedback", "event-feedback", "1"][number % 4]
    created = call("POST", "/conversations", {"customer_id": customer["id"], "survey_id": survey})
    pace = dice.choice([3, 6, 9, 14, 25])
    loop = asyncio.get_running_loop()
    again = False
    while loop.time() < end:
        try:
            address = created["ws_url"] + ("?reconnect=true" if again else "")
            async with websockets.connect(
                address, extra_headers={"User-Agent": BROWSERS[number % 4]}
            ) as socket:
                question = None
                while loop.time() < end:
                    try:
                        frame = json.loads(await asyncio.wait_for(socket.recv(), pace * (0.5 + dice.random())))
                    except asyncio.TimeoutError:
                        if question and dice.random() < 0.9:
                            await socket.send(json.dumps({"content": answer_to(question, dice)}))
                            question = None
                        elif dice.random() < 0.3:
                            socket.transport.abort()
                        continue
                    if frame["type"] == "history" and frame["messages"]:
                        question = frame["messages"][-1]["content"]
                    elif frame["type"] in ("message", "resumed"):
                        question = frame.get("content") or frame.get("message")
                    elif frame["type"] == "completed":
                        return
        except (OSError, websockets.WebSocketException):
            pass
        again = True
        await asyncio.sleep(4 + 10 * dice.random())


async def main():
    end = asyncio.get_running_loop().time() + SECONDS
    tasks = []
    for number, name in enumerate(PEOPLE):
        tasks.append(asyncio.ensure_future(person(number, name, end)))
        await asyncio.sleep(1.2)
    await asyncio.gather(*tasks)


asyncio.run(main())

import sys, itertools, asyncio, traceback
sys.path.insert(0,"/work/main")
import pytest
from tests.handlers.conftest import *

import tests.people as P
from tests.people import MINH, HANH, LAN, STRANGER
from handlers.routes import CHOICES
from dialog import dispatcher
import handlers.brain as B
import tests.handlers.talk as T
from tests.reports.given import COMMUNE, TEAM, VNEID, TODAY, store, submission
from reports.submission import State
from tests.people import Someone
from tests.handlers.given import wait, monthly, slip, past
ARGS=["","x",".","/","//","///",".1","1.","x.1","a.1","slip.1","w1.1","w1.x","w1.99999999","w1.s0","w1.0","w1","appr.1","appr.3",
 "so_tay_ngay/day:2026-11-23","so_tay_ngay/day:0001-01-01","so_tay_ngay/day:9999-12-31","so_tay_ngay/week:9999-W52","so_tay_ngay/week:","so_tay_ngay/nd09q:2026-Q","so_tay_ngay/nd09:9999-12","so_tay_ngay/year:1",
 "bao_cao_thang/nd09:2026-12","bao_cao_thang/nd09:2026-12/1","bao_cao_thang/nd09:2026-12/"+COMMUNE,"bao_cao_thang/nd09:2026-12/nowhere","bao_cao_thang/nd09:2026-12/x/y",
 "day:0001-01-01","day:9999-12-31","week:2026-W","week:","nd09q:","nd09q:2026-","nd09q:2026-Q9","year:1","nd09:2026-12",
 "outreach_vneid_turns/day:0001-01-01","outreach_vneid_turns/nd09:2026-12/99999999999999999999","outreach_vneid_turns/nd09:2026-12/²",
 "trang.5","trang.99999999999999999999999","trang.x","trang.٣", TEAM, COMMUNE, TEAM+"/261123", TEAM+"/261123/khac", TEAM+"/261123/abc/1", TEAM+"/991231/x/1/roi", "nowhere/261123","nowhere","nowhere/261123/tatca", TEAM+"/261123/tatca", TEAM+"/261399",
 "p-minh","p-minh/"+TEAM, "dongy.x","tao.x","p-minh/2026-11-23/2026-11-30","2026-11-23","0001-01-01","9999-12-31","9999-12-31/9999-12-31","2026-11-23/9999-12-31","difficulty","n.x","e.x","moi","moi.1","-/-/-/-",TEAM+"/reporter/1/1", "1.x","99.abc","tatca","99999999999999999999"]
async def test_fuzz(talk, capsys):
    for who in (MINH,HANH,LAN,STRANGER): await talk.say(who,"/start")
    bad={}
    orig=B.answer
    cur=[None]
    async def answer(turn):
        try: return await orig(turn)
        except BaseException as e:
            if type(e).__name__!="Conflict":
                tb=traceback.extract_tb(e.__traceback__)[-1]
                open("/tmp/fuzz_found.log","a").write(f"{cur[0]} {turn.value} {type(e).__name__} {e} {tb.filename}:{tb.lineno}\n")
                where=[f for f in traceback.extract_tb(e.__traceback__) if "/handlers/" in f.filename or "/reports/" in f.filename][-1]
                bad.setdefault((turn.value.partition(":")[0] if turn.value else "", type(e).__name__, f"{where.filename}:{where.lineno}"),[]).append((cur[0],turn.value))
            raise
    T.answer=answer
    import copy
    everyone=[LAN, MINH, STRANGER]
    for mode in ("plain",):
      for who in everyone:
        for verb in CHOICES:
            for arg in ARGS:
                talk.world.submissions.clear()
                wait(talk,"w1"); store(talk.world, submission("appr",{VNEID:4},day=TODAY,state=State.APPROVED))
                cur[0]=(mode,who.name)
                if mode=="draft" and arg in("","x"):
                    await talk._turn(who.address,text="cài vneid 12")
                v=f"{verb}:{arg}" if arg else verb
                if len(v.encode())>60: continue
                await talk._turn(who.address,tap=v)
                # unchanged unless allowed
    with capsys.disabled():
        for k,v in sorted(bad.items()): print(k,len(v),v[:3])
